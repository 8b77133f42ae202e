internal import Protocols
internal import TestSupport

/// A conversation as bytes: first a port, of which the highest bit says that these are datagrams, then buffers, each
/// behind two bytes of length, of which the highest bit is the server's, and one that says how many were not captured.
enum ConversationRecipe {
  private static let mark = 0x8000

  static func bytes(_ fixture: ConversationFixture) -> [UInt8] {
    let port = Int(fixture.port ?? 0) & ~mark
    let head = number(port | (fixture.transport == .datagram ? mark : 0))
    return head
      + fixture.buffers.flatMap { buffer in
        let length = min(buffer.bytes.count, mark - 1)
        return number(length | (buffer.sender == .server ? mark : 0)) + [UInt8(clamping: buffer.missing)]
          + buffer.bytes.prefix(length)
      }
  }

  static func read(
    _ bytes: [UInt8]
  ) -> (transport: Transport, port: UInt16, buffers: [ConversationFixture.Buffer]) {
    var rest = bytes[...]
    let head = takeNumber(&rest)
    var buffers: [ConversationFixture.Buffer] = []
    while rest.count >= 3 {
      let length = takeNumber(&rest)
      let missing = Int(rest.removeFirst())
      let taken = Array(rest.prefix(length & ~mark))
      rest = rest.dropFirst(taken.count)
      buffers.append(.init(bytes: taken, missing: missing, sender: length & mark == 0 ? .client : .server))
    }
    return (head & mark == 0 ? .stream : .datagram, UInt16(truncatingIfNeeded: head & ~mark), buffers)
  }

  private static func number(_ value: Int) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 0xFF)] }

  private static func takeNumber(_ rest: inout ArraySlice<UInt8>) -> Int {
    (0..<2).reduce(0) { value, _ in value << 8 | Int(rest.popFirst() ?? 0) }
  }
}
