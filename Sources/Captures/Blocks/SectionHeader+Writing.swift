internal import Events

extension SectionHeader {
  /// The version that is written: the newest that sysdig 0.29.3 writes itself.
  static let newest = SectionHeader(major: 1, minor: 2)
  static let byteOrderMagic: UInt32 = 0x1A2B_3C4D
  /// "Up to the next section, or the end."
  private static let unknownSize = UInt64.max

  /// Appends the body of the block, without options, which sysdig 0.29.3 cannot read.
  func write(to block: inout ByteBuffer) {
    block.append(little: Self.byteOrderMagic)
    block.append(little: major)
    block.append(little: minor)
    block.append(little: Self.unknownSize)
  }
}
