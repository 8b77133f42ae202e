/// What a buffer did to the messages of its conversation, in order.
package enum Progress: Sendable {
  /// It is known what the message says; `first` may be an earlier buffer.
  case begins(Message)
  /// Its last byte has passed, at `last`. `detail` may say more than at the beginning: trailers, the first bytes of a body.
  case ends(Message, Ending)

  package enum Ending: Sendable {
    /// With this buffer, or when a connection was closed whose end is the message's own.
    case whole
    /// Its last byte was not seen as such, because of bytes that were not captured; it was over by what came next.
    case inferred
    /// The connection was closed, or the capture was over, before its last byte.
    case cutShort
  }
}
