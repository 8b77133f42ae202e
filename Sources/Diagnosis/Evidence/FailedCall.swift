package import Events
package import Protocols

/// A call that failed in a way that tells of a limit: no descriptor, no port, no memory, no route.
package struct FailedCall: Sendable {
  package let actor: ActorID
  package let thread: ThreadID
  /// The name of the event: `socket`, `accept`.
  package let call: String
  package let errno: Int32
  package let at: Instant
  /// Where it was to lead, of a socket.
  package let flow: Flow
}
