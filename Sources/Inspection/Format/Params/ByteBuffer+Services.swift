internal import Events

/// Names of sockets with names of services in place of ports (`-R`).
extension ByteBuffer {
  /// Appends `10.0.0.1:4000->10.0.0.2:ssh` for `10.0.0.1:4000->10.0.0.2:22`.
  mutating func append(socketName name: RawSpan, withServicesOf transport: L4Protocol) {
    var start = 0
    while start < name.byteCount {
      let end = name.firstIndex(of: "->", from: start) ?? name.byteCount
      append(address: name.window(start, byteCount: end - start), withServiceOf: transport)
      guard end < name.byteCount else { return }
      append("->" as StaticString)
      start = end + 2
    }
  }

  /// One end: what stands behind its last colon is the port, where that is a number.
  private mutating func append(address: RawSpan, withServiceOf transport: L4Protocol) {
    guard let colon = address.lastIndex(of: ":"), let port = address.port(from: colon + 1),
      let service = ServiceNames.name(of: port, transport)
    else { return append(printable: address) }
    append(printable: address.window(0, byteCount: colon + 1))
    append(service)
  }
}

extension RawSpan {
  /// The number that the bytes from `start` spell, or nil.
  fileprivate func port(from start: Int) -> UInt16? {
    guard start < byteCount, byteCount - start <= 5 else { return nil }
    var number: UInt32 = 0
    for index in start..<byteCount {
      let digit = load(index, as: UInt8.self) &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      number = number * 10 + UInt32(digit)
    }
    return UInt16(exactly: number)
  }
}
