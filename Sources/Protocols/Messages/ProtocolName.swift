/// What people call a protocol: `DNS`, `HTTP/1`. Each protocol's file adds its own.
package struct ProtocolName: Sendable, Hashable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
