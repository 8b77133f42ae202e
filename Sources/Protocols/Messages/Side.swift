/// Who sent the bytes: the client is the one who opened the connection, or asked first.
package enum Side: Sendable, Hashable, CaseIterable {
  case client
  case server

  package var other: Side { self == .client ? .server : .client }
}
