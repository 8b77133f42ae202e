package import Events

/// The families whose addresses are understood; the raw values are Linux's.
enum SocketFamily: UInt8 {
  case unix = 1
  case ipv4 = 2
  case ipv6 = 10
  case netlink = 16
}

/// Both ends of an IP socket, from a `socktuple` param.
///
///     u8 family | source address (4 or 16) | u16 source port | destination address | u16 destination port
///
/// A pair of mapped (or unset) IPv6 addresses is the IPv4 pair that it stands for.
package struct SocketTuple {
  package let source: IPAddress
  package let destination: IPAddress
  package let sourcePort: UInt16
  package let destinationPort: UInt16
  /// Nothing follows the last port.
  let hasExactSize: Bool

  /// Nil for another family, or when bytes are missing.
  package init?(_ bytes: RawSpan) {
    guard let family = bytes.value(as: UInt8.self) else { return nil }
    let isV6 = family == SocketFamily.ipv6.rawValue
    let width = isV6 ? 16 : 4
    guard isV6 || family == SocketFamily.ipv4.rawValue, bytes.byteCount >= 5 + 2 * width else { return nil }
    let source = IPAddress(networkOrder: bytes, at: 1, isV6: isV6)
    let destination = IPAddress(networkOrder: bytes, at: 3 + width, isV6: isV6)
    let isMapped = isV6 && source.isV4LikeV6 && destination.isV4LikeV6
    self.source = isMapped ? source.lastFourBytes : source
    self.destination = isMapped ? destination.lastFourBytes : destination
    sourcePort = bytes.load(1 + width, as: UInt16.self)
    destinationPort = bytes.load(3 + 2 * width, as: UInt16.self)
    hasExactSize = bytes.byteCount == 5 + 2 * width
  }

  /// The addresses are IPv6 and do not stand for IPv4 ones.
  var isV6: Bool { source.isV6 }
}

extension IPAddress {
  /// Mapped, or all zero: sysdig takes both for an IPv4 address.
  var isV4LikeV6: Bool { isV4Mapped || (isV6 && high == 0 && low == 0) }

  /// The IPv4 address in the last four bytes.
  var lastFourBytes: IPAddress { IPAddress(v4: UInt32(truncatingIfNeeded: low)) }
}
