internal import Events

extension InterfaceRecord {
  /// Appends an entry of the newest interface list. Its length does not count itself.
  func write(to block: inout ByteBuffer) {
    let start = block.count
    block.append(little: 0 as UInt32)
    let hasLinkSpeed = linkSpeed != 0
    block.append(little: UInt16(address.isV6 ? 2 : 1) + (hasLinkSpeed ? 0 : 2))
    let shortName = name.prefix(Self.longestName)
    block.append(little: UInt16(truncatingIfNeeded: shortName.count))
    for each in [address, netmask, broadcast] { block.append(networkOrder: each, isV6: address.isV6) }
    if hasLinkSpeed { block.append(little: linkSpeed) }
    block.append(Array(shortName))
    block.store(little: UInt32(truncatingIfNeeded: block.count - start - 4), at: start)
  }

  /// Longer names do not fit into the tables of readers.
  private static let longestName = 255
}

extension ByteBuffer {
  /// Appends 4 or 16 bytes, the most significant first.
  mutating func append(networkOrder address: IPAddress, isV6: Bool) {
    if isV6 {
      append(little: address.high.byteSwapped)
      append(little: address.low.byteSwapped)
    } else {
      append(little: UInt32(truncatingIfNeeded: address.low).byteSwapped)
    }
  }
}
