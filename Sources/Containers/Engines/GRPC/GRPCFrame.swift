/// How gRPC puts a message into the body of a request or an answer.
///
///     0            1                  5
///     +------------+------------------+---------+
///     | compressed | length, big end. | message |
///     +------------+------------------+---------+
///
/// Source: gRPC over HTTP2, "Length-Prefixed-Message".
enum GRPCFrame {
  private static let headSize = 5

  static func bytes(_ message: [UInt8]) -> [UInt8] {
    let length = UInt32(truncatingIfNeeded: message.count)
    return [0] + (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) } + message
  }

  /// The message of a body that holds exactly one.
  static func message(in body: [UInt8]) throws(GRPCFrameError) -> [UInt8] {
    guard body.count >= headSize else { throw .truncated }
    guard body[0] == 0 else { throw .compressed }
    let length = body[1..<headSize].reduce(0) { $0 << 8 | Int($1) }
    guard body.count - headSize >= length else { throw .truncated }
    guard body.count - headSize == length else { throw .severalMessages }
    return Array(body[headSize...])
  }
}

/// Why a body is not one message.
enum GRPCFrameError: Error, Equatable, CustomStringConvertible {
  case truncated
  /// Nobody asked for it: requests say that no compression is understood.
  case compressed
  case severalMessages

  var description: String {
    switch self {
    case .truncated: "its message ends too early"
    case .compressed: "its message is compressed"
    case .severalMessages: "there is something behind its message"
    }
  }
}
