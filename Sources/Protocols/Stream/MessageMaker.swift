/// Numbers the messages of a conversation of one protocol, and tells of them.
struct MessageMaker {
  let protocolName: ProtocolName
  private(set) var count = 0

  init(_ protocolName: ProtocolName) { self.protocolName = protocolName }

  /// A message that begins with a frame.
  mutating func begin(
    _ role: Message.Role, _ frame: Frame, from side: Side, key: UInt64? = nil, _ detail: MessageDetail,
    into progress: inout [Progress]
  ) -> Message {
    var message = Message(count, protocolName, role, from: side, key: key, at: frame.first, detail)
    count += 1
    message.add(frame)
    message.isTruncated = frame.isTruncated
    progress.append(.begins(message))
    return message
  }

  /// A message that is one frame.
  mutating func tell(
    _ role: Message.Role, _ frame: Frame, from side: Side, key: UInt64? = nil, _ detail: MessageDetail,
    into progress: inout [Progress]
  ) {
    let message = begin(role, frame, from: side, key: key, detail, into: &progress)
    progress.append(.ends(message, .whole))
  }
}

extension Message {
  /// Goes on with a frame.
  mutating func add(_ frame: Frame) { add(frame.byteCount, at: frame.last) }

  /// Goes on with bytes of which nothing more is known.
  mutating func add(_ count: Int, at instant: Instant) {
    last = instant
    byteCount += count
  }
}
