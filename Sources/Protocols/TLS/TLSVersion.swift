/// A version as it is written in hellos. Source: RFC 8446, 4.2.1.
package struct TLSVersion: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Whether it is one that clients offer to find servers that cannot bear new ones (RFC 8701).
  var isGrease: Bool { rawValue & 0x0F0F == 0x0A0A && rawValue >> 8 == rawValue & 0xFF }

  package var description: String {
    switch rawValue {
    case 0x0300: "SSL 3.0"
    case 0x0301...0x0304: "TLS 1.\(rawValue - 0x0301)"
    default: "TLS 0x" + String(rawValue, radix: 16)
    }
  }
}
