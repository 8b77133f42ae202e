package import Protocols

/// A message that neither asks nor answers: an alert, a greeting.
package struct Notice: Sendable {
  package let actor: ActorID
  /// Which end the actor is.
  package let side: Side
  package let flow: Flow
  package let message: Message
  package let at: Instant
  /// The exchange in whose course it came.
  package let exchange: ExchangeID?
}
