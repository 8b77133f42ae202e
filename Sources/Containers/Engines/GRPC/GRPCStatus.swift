/// How a call ended, as its trailers tell. Source: gRPC over HTTP2, "Responses".
struct GRPCStatus: Equatable, Sendable {
  /// 0 for a call that succeeded.
  var code: Int
  var message = ""

  static let unknown = 2
  static let notFound = 5
  static let unimplemented = 12

  /// A status from headers or trailers: those of an answer without a message are in its head. Nil where there is none.
  init?(_ headers: [String: String]) {
    guard let code = headers["grpc-status"].flatMap({ Int($0) }) else { return nil }
    self.code = code
    message = Self.unescaped(headers["grpc-message"] ?? "")
  }

  init(code: Int, message: String = "") {
    self.code = code
    self.message = message
  }

  /// `%` and two digits stand for a byte; anything else for itself.
  private static func unescaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let escaped = UInt8(digits, radix: 16) {
        bytes.append(escaped)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
