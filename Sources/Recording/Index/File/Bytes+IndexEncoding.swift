internal import Events

/// How an index is written: numbers in groups of seven bits, lowest first, the highest bit of a byte set where another
/// follows; bytes behind their count.
extension [UInt8] {
  mutating func append(varint value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  /// Numbers that ascend, each as its distance from the one before.
  mutating func append(ascending values: [UInt32]) {
    append(varint: UInt64(values.count))
    var last: UInt32 = 0
    for value in values {
      append(varint: UInt64(value &- last))
      last = value
    }
  }

  mutating func append(counted bytes: [UInt8]) {
    append(varint: UInt64(bytes.count))
    append(contentsOf: bytes)
  }

  mutating func append(fixed value: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { append(UInt8(truncatingIfNeeded: value >> UInt64(shift))) }
  }
}
