package import Events
package import Protocols

/// A process waits for connections, or datagrams, at an address.
package struct Listening: Sendable {
  package let actor: ActorID
  package let endpoint: Endpoint
  package let transport: L4Protocol
  /// The `listen` or `bind`; nil for those that were there when the capture began.
  package let began: Instant?
  /// The close of the socket or the end of its process.
  package var ended: Instant?
}
