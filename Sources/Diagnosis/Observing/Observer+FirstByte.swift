internal import Events
internal import Protocols

/// Servers look at the first byte of a stream (MSG_PEEK), to tell TLS from other protocols, and then receive it. No event says
/// which of both a call did: the byte is kept back until the next one shows whether it comes again.
extension Observer {
  /// Keeps back what may only have been looked at; false for everything else.
  func keepsBack(_ bytes: RawSpan, by socket: Socket, at instant: Instant) -> Bool {
    defer { socket.isUsed = true }
    guard !socket.isUsed, socket.kind == .stream, socket.side == .server, bytes.byteCount == 1,
      let value = bytes.value(as: UInt8.self)
    else { return false }
    socket.firstByte = Socket.FirstByte(value: value, at: instant)
    return true
  }

  /// Tells the conversation the byte that was kept back, if it was received.
  mutating func takeFirstByte(
    of socket: Socket, before bytes: RawSpan, isSent: Bool, in dialogue: Dialogue, from sender: Side
  ) {
    guard let first = socket.firstByte else { return }
    socket.firstByte = nil
    let isRepeated =
      !isSent && bytes.byteCount > 0 && bytes.window(0, byteCount: 1).value(as: UInt8.self) == first.value
    if isRepeated { return }
    let byte = [first.value]
    dialogue.conversation.take(byte.rawSpan, missing: 0, from: sender, at: first.at, into: &progress)
  }
}
