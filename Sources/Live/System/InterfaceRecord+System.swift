internal import Events
internal import Glibc

extension InterfaceRecord {
  /// Each address of each interface of our own network namespace.
  static func ofThisNamespace() -> [InterfaceRecord] {
    // Safe: getifaddrs(3) makes a list that ends in nil and is freed here, whose names end in NUL and whose addresses
    // have the size of their family.
    var list: UnsafeMutablePointer<ifaddrs>?
    guard unsafe getifaddrs(&list) == 0 else { return [] }
    defer { unsafe freeifaddrs(list) }
    var records: [InterfaceRecord] = []
    var next = unsafe list
    while let entry = unsafe next {
      unsafe next = entry.pointee.ifa_next
      guard let address = unsafe Self.address(entry.pointee.ifa_addr),
        let name = unsafe entry.pointee.ifa_name
      else { continue }
      let none = address.isV6 ? IPAddress(v6High: 0, low: 0) : IPAddress(v4: 0)
      records.append(
        InterfaceRecord(
          name: unsafe Array(String(cString: name).utf8), address: address,
          netmask: unsafe Self.address(entry.pointee.ifa_netmask) ?? none,
          broadcast: unsafe Self.address(entry.pointee.ifa_ifu.ifu_broadaddr) ?? none))
    }
    return records
  }

  @unsafe
  private static func address(_ pointer: UnsafeMutablePointer<sockaddr>?) -> IPAddress? {
    guard let pointer = unsafe pointer else { return nil }
    let bytes = UnsafeRawPointer(pointer)
    switch unsafe Int32(pointer.pointee.sa_family) {
    case AF_INET: return IPAddress(v4: unsafe bytes.load(as: sockaddr_in.self).sin_addr.s_addr.bigEndian)
    case AF_INET6:
      let address = unsafe RawSpan(_unsafeStart: bytes, byteCount: MemoryLayout<sockaddr_in6>.size)
      return IPAddress(networkOrder: address, at: 8, isV6: true)
    default: return nil
    }
  }
}
