internal import Events

/// The checksum of IP, TCP and UDP headers: the ones' complement of the ones' complement sum of all 16-bit words, the last
/// one filled up with a zero. Source: RFC 1071.
struct InternetChecksum {
  private var sum: UInt64 = 0

  mutating func add(_ word: UInt16) { sum &+= UInt64(word) }

  mutating func add(_ word: UInt32) { sum &+= UInt64(word >> 16) &+ UInt64(word & 0xFFFF) }

  mutating func add(_ address: IPAddress) {
    if address.isV6 {
      add(UInt32(truncatingIfNeeded: address.high >> 32))
      add(UInt32(truncatingIfNeeded: address.high))
      add(UInt32(truncatingIfNeeded: address.low >> 32))
    }
    add(UInt32(truncatingIfNeeded: address.low))
  }

  /// Bytes from an even place of what is summed up.
  mutating func add(_ bytes: RawSpan) {
    var index = 0
    while index &+ 1 < bytes.byteCount {
      add(bytes.load(index, as: UInt16.self).byteSwapped)
      index &+= 2
    }
    if index < bytes.byteCount { add(UInt16(bytes.load(index, as: UInt8.self)) << 8) }
  }

  /// What stands in the header.
  var value: UInt16 {
    var folded = sum
    while folded > 0xFFFF { folded = (folded & 0xFFFF) &+ (folded >> 16) }
    return ~UInt16(truncatingIfNeeded: folded)
  }
}
