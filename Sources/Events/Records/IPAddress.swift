/// An IPv4 or IPv6 address, as two plain words so that tables of sockets hold it in place.
@frozen
public struct IPAddress: Hashable, Sendable {
  /// The first eight bytes in network order, read as a big-endian number; 0 for IPv4.
  public let high: UInt64
  /// The last eight bytes likewise; for IPv4 the address itself, `1.2.3.4` as 0x01020304.
  public let low: UInt64
  public let isV6: Bool

  @inlinable
  public init(v4 value: UInt32) {
    high = 0
    low = UInt64(value)
    isV6 = false
  }

  @inlinable
  public init(v6High high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
    isV6 = true
  }

  /// Reads 4 bytes (`isV6` false) or 16 in network order at `offset`, which the caller has checked.
  @inlinable
  public init(networkOrder bytes: RawSpan, at offset: Int, isV6: Bool) {
    if isV6 {
      self.init(
        v6High: bytes.load(offset, as: UInt64.self).byteSwapped,
        low: bytes.load(offset + 8, as: UInt64.self).byteSwapped)
    } else {
      self.init(v4: bytes.load(offset, as: UInt32.self).byteSwapped)
    }
  }

  /// The IPv4 address as a number, `1.2.3.4` as 0x01020304; nil for IPv6.
  @inlinable
  public var v4: UInt32? { isV6 ? nil : UInt32(truncatingIfNeeded: low) }

  /// An IPv6 address that stands for an IPv4 one (`::ffff:1.2.3.4`).
  @inlinable
  public var isV4Mapped: Bool { isV6 && high == 0 && low >> 32 == 0xFFFF }
}
