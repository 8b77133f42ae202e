package import Events
package import Protocols

/// A `connect` of a stream, from the call to what became of it.
package struct Connecting: Sendable {
  package let actor: ActorID
  package let thread: ThreadID
  package let fd: FD
  package let flow: Flow
  /// The enter of the call.
  package let began: Instant
  package var outcome = Outcome.pending
  /// The `accept` that took it, as far as it was seen, and who accepted.
  package var accepted: Acceptance?

  package enum Outcome: Sendable, Equatable {
    /// Under way when the capture ended.
    case pending
    /// The call returned, or the socket was written to or read from.
    case connected(at: Instant)
    /// The call, or a question for the socket's error, gave this error number.
    case failed(errno: Int32, at: Instant)
    /// The socket was closed while it was still connecting.
    case abandoned(at: Instant)
  }

  package struct Acceptance: Sendable {
    package let actor: ActorID
    package let at: Instant
    package let flow: Flow
  }

  /// When it was decided; nil while it is pending.
  package var ended: Instant? {
    switch outcome {
    case .pending: nil
    case .connected(let at), .failed(_, let at), .abandoned(let at): at
    }
  }
}
