package import Events

/// One end of a connection: an address and a port.
package struct Endpoint: Hashable, Sendable {
  package let address: IPAddress
  package let port: UInt16

  package init(address: IPAddress, port: UInt16) {
    self.address = address
    self.port = port
  }

  /// No address is known: an unbound socket, or one that listens everywhere.
  package var isUnspecified: Bool { address.high == 0 && address.low == 0 }
  /// 127.0.0.0/8, `::1` and its mapped form.
  package var isLoopback: Bool {
    if let v4 = address.v4 { return v4 >> 24 == 127 }
    return address.high == 0 && (address.low == 1 || address.isV4Mapped && address.low >> 24 & 0xFF == 127)
  }
}

extension Endpoint: CustomStringConvertible {
  /// `10.0.2.15:53`, `[fe80::1]:80`.
  package var description: String {
    address.isV6 ? "[\(address.text)]:\(port)" : "\(address.text):\(port)"
  }
}

extension IPAddress {
  /// As people write it.
  package var text: String {
    var buffer = ByteBuffer()
    buffer.append(self)
    return String(decoding: buffer.bytes)
  }
}
