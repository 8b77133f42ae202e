internal import Events
internal import State

/// Addresses of sockets as events carry them: a byte of family, then addresses and ports.
extension ParamWriter {
  private enum Family {
    static let unix: UInt8 = 1
    static let ipv4: UInt8 = 2
    static let ipv6: UInt8 = 10
  }

  func append(socketAddress bytes: RawSpan, _ machine: borrowing Machine, to out: inout ByteBuffer) {
    guard bytes.byteCount > 0 else { return out.append("NULL" as StaticString) }
    let transport = machine.fdOfEvent?.shownTransport ?? .unknown
    switch bytes.load(0, as: UInt8.self) {
    case Family.unix: out.append(printable: bytes.window(1, byteCount: bytes.byteCount - 1).untilNUL())
    case Family.ipv4:
      guard bytes.byteCount == 7 else { return out.append("INVALID IPv4" as StaticString) }
      append(end: bytes, at: 1, isV6: false, transport, to: &out)
    case Family.ipv6:
      guard bytes.byteCount == 19 else { return out.append("INVALID IPv6" as StaticString) }
      append(end: bytes, at: 1, isV6: true, transport, to: &out)
    case let family: append(family: family, to: &out)
    }
  }

  func append(socketTuple bytes: RawSpan, _ machine: borrowing Machine, to out: inout ByteBuffer) {
    guard bytes.byteCount > 0 else { return out.append("NULL" as StaticString) }
    let transport = machine.fdOfEvent?.shownTransport ?? .unknown
    switch bytes.load(0, as: UInt8.self) {
    case Family.ipv4:
      guard bytes.byteCount == 13 else { return out.append("INVALID IPv4" as StaticString) }
      append(end: bytes, at: 1, isV6: false, transport, to: &out)
      out.append("->" as StaticString)
      append(end: bytes, at: 7, isV6: false, transport, to: &out)
    case Family.ipv6:
      guard bytes.byteCount == 37 else { return out.append("INVALID IPv6" as StaticString) }
      append(ipv6Tuple: bytes, transport, to: &out)
    case Family.unix:
      guard bytes.byteCount >= 17 else { return out.append("INVALID unix" as StaticString) }
      out.append(hex: bytes.load(1, as: UInt64.self))
      out.append("->" as StaticString)
      out.append(hex: bytes.load(9, as: UInt64.self))
      out.append(UInt8(ascii: " "))
      out.append(printable: bytes.window(17, byteCount: bytes.byteCount - 17).untilNUL())
    case let family: append(family: family, to: &out)
    }
  }

  /// Both ends as IPv4 when both are addresses of IPv4 in disguise, or nothing but zeros.
  private func append(ipv6Tuple bytes: RawSpan, _ transport: L4Protocol, to out: inout ByteBuffer) {
    let isV6 = !(isV4InDisguise(bytes, at: 1) && isV4InDisguise(bytes, at: 19))
    append(end: bytes, at: isV6 ? 1 : 13, isV6: isV6, transport, to: &out)
    out.append("->" as StaticString)
    append(end: bytes, at: isV6 ? 19 : 31, isV6: isV6, transport, to: &out)
  }

  private func isV4InDisguise(_ bytes: RawSpan, at offset: Int) -> Bool {
    let address = IPAddress(networkOrder: bytes, at: offset, isV6: true)
    return address.isV4Mapped || (address.high == 0 && address.low == 0)
  }

  /// An address and the port behind it.
  private func append(
    end bytes: RawSpan, at offset: Int, isV6: Bool, _ transport: L4Protocol, to out: inout ByteBuffer
  ) {
    out.append(IPAddress(networkOrder: bytes, at: offset, isV6: isV6))
    out.append(UInt8(ascii: ":"))
    let port = bytes.load(offset + (isV6 ? 16 : 4), as: UInt16.self)
    if style.resolvesPorts, let name = ServiceNames.name(of: port, transport) {
      out.append(name)
    } else {
      out.append(decimal: UInt64(port))
    }
  }

  private func append(family: UInt8, to out: inout ByteBuffer) {
    out.append("family " as StaticString)
    out.append(decimal: Int64(Int8(bitPattern: family)))
  }
}
