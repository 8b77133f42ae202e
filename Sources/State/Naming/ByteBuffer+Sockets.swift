internal import Events

/// Addresses of sockets as `fd.name` shows them.
extension ByteBuffer {
  /// What stands for a port: the name of its service, or nil for its number.
  package typealias PortName = (UInt16) -> String?

  /// `1.2.3.4:80`
  mutating func append(_ address: IPAddress, port: UInt16, named: PortName = { _ in nil }) {
    append(address)
    append(UInt8(ascii: ":"))
    if let name = named(port) { append(name) } else { append(decimal: UInt64(port)) }
  }

  /// `1.2.3.4:40000->5.6.7.8:80`
  mutating func append(
    from source: IPAddress, port sourcePort: UInt16, to destination: IPAddress, port destinationPort: UInt16,
    named: PortName = { _ in nil }
  ) {
    append(source, port: sourcePort, named: named)
    append("->" as StaticString)
    append(destination, port: destinationPort, named: named)
  }

  /// Both ends of an IP socket from what is known of it.
  mutating func append(endsOf entry: FDEntry) {
    let hasPorts = entry.transport == .tcp || entry.transport == .udp
    let isMapped = entry.kind == .ipv6Socket && entry.source.isV4LikeV6 && entry.destination.isV4LikeV6
    let hasAddresses =
      entry.transport == .icmp || (entry.transport == .raw && entry.kind == .ipv4Socket)
    if hasPorts, isMapped {
      // sysdig reads these ports from where IPv4 sockets keep theirs.
      append(
        from: entry.source.lastFourBytes, port: entry.socket.sourcePort4, to: entry.destination.lastFourBytes,
        port: entry.socket.destinationPort4)
    } else if hasPorts {
      append(from: entry.source, port: entry.sourcePort, to: entry.destination, port: entry.destinationPort)
    } else if hasAddresses {
      append(isMapped ? entry.source.lastFourBytes : entry.source)
      append("->" as StaticString)
      append(isMapped ? entry.destination.lastFourBytes : entry.destination)
    } else {
      append("<unknown>" as StaticString)
    }
  }

  /// A `sockaddr` param: one address.
  package mutating func append(socketAddress bytes: RawSpan, named: PortName = { _ in nil }) {
    guard let family = bytes.value(as: Int8.self) else { return append("NULL" as StaticString) }
    switch SocketFamily(rawValue: UInt8(bitPattern: family)) {
    case .unix: append(printable: bytes.window(1, byteCount: bytes.byteCount - 1).untilNUL())
    case .ipv4:
      guard bytes.byteCount == 7 else { return append("INVALID IPv4" as StaticString) }
      append(
        IPAddress(networkOrder: bytes, at: 1, isV6: false), port: bytes.load(5, as: UInt16.self), named: named
      )
    case .ipv6:
      guard bytes.byteCount == 19 else { return append("INVALID IPv6" as StaticString) }
      append(
        IPAddress(networkOrder: bytes, at: 1, isV6: true), port: bytes.load(17, as: UInt16.self), named: named
      )
    default:
      append("family " as StaticString)
      append(decimal: Int64(family))
    }
  }

  /// A `socktuple` param: both ends; `unnamed` for a Unix socket whose ends are cut off.
  package mutating func append(
    socketTuple bytes: RawSpan, unnamed: StaticString = "", named: PortName = { _ in nil }
  ) {
    guard let family = bytes.value(as: Int8.self) else { return append("NULL" as StaticString) }
    let tupleFamily = SocketFamily(rawValue: UInt8(bitPattern: family))
    switch tupleFamily {
    case .unix:
      guard bytes.byteCount >= 17 else { return append(unnamed) }
      append(hex: bytes.load(1, as: UInt64.self))
      append("->" as StaticString)
      append(hex: bytes.load(9, as: UInt64.self))
      append(UInt8(ascii: " "))
      append(printable: bytes.window(17, byteCount: bytes.byteCount - 17).untilNUL())
    case .ipv4, .ipv6:
      guard let tuple = SocketTuple(bytes), tuple.hasExactSize else {
        return append(tupleFamily == .ipv4 ? "INVALID IPv4" : "INVALID IPv6" as StaticString)
      }
      append(
        from: tuple.source, port: tuple.sourcePort, to: tuple.destination, port: tuple.destinationPort,
        named: named)
    default:
      append("family " as StaticString)
      append(decimal: Int64(family))
    }
  }
}
