internal import Foundation

/// Who we are, as far as it is told by words and not by a certificate. The file of a token comes first.
struct ClusterIdentity: Equatable {
  /// The path of a file that holds a bearer token. It may be replaced at any time.
  var tokenFile: String?
  var token: String?
  var user: String?
  var password: String?

  /// The header that says it; nil for nobody, or where the token cannot be read at the moment.
  var header: String? {
    if let tokenFile {
      // A token that cannot be read now is answered with 401, and read again.
      return (try? String(contentsOfFile: tokenFile, encoding: .utf8)).map(Self.bearer)
    }
    if let token { return Self.bearer(token) }
    guard let user else { return nil }
    return "Authorization: Basic " + Data("\(user):\(password ?? "")".utf8).base64EncodedString()
  }

  static func bearer(_ token: String) -> String {
    "Authorization: Bearer " + token.filter { !$0.isWhitespace }
  }
}
