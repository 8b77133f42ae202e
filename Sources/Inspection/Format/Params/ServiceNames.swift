internal import Events
internal import Glibc

/// Names of services by port, as this system's /etc/services lists them (`-R`).
enum ServiceNames {
  /// The name, or nil where the port has none; for an unknown transport, that of any transport.
  static func name(of port: UInt16, _ transport: L4Protocol) -> String? {
    let entry: UnsafeMutablePointer<servent>? =
      switch transport {
      case .tcp: unsafe getservbyport(Int32(port.bigEndian), "tcp")
      case .udp: unsafe getservbyport(Int32(port.bigEndian), "udp")
      default: unsafe getservbyport(Int32(port.bigEndian), nil)
      }
    // Safe: the entry is the C library's and stays until the next call of the one thread that asks.
    guard let entry = unsafe entry, let name = unsafe entry.pointee.s_name else { return nil }
    return unsafe String(cString: name)
  }
}
