internal import Foundation

/// What the API says where it does not do what it was asked.
struct APIStatus: Decodable {
  var code: Int?
  var message: String?

  /// What is older than this is not told any more.
  static let gone = 410
}

extension APIStatus {
  /// Nil for bytes that say nothing of the kind.
  init?(_ bytes: [UInt8]) {
    guard let status = try? JSONDecoder().decode(APIStatus.self, from: Data(bytes)) else { return nil }
    self = status
  }
}
