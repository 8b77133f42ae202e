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

/// An index that is not what it should be; nobody needs to know how.
struct IndexDamage: Error {}

/// Reads what those write, never past the end.
struct IndexCursor {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func byte() throws(IndexDamage) -> UInt8 {
    guard position < bytes.count else { throw IndexDamage() }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func varint() throws(IndexDamage) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let next = try byte()
      value |= UInt64(next & 0x7F) << shift
      if next & 0x80 == 0 { return value }
    }
    throw IndexDamage()
  }

  /// How many of something follow, each of which takes a byte at least.
  mutating func count() throws(IndexDamage) -> Int {
    let value = try varint()
    guard value <= UInt64(bytes.count - position) else { throw IndexDamage() }
    return Int(value)
  }

  mutating func small<Value: FixedWidthInteger>(as _: Value.Type) throws(IndexDamage) -> Value {
    guard let value = Value(exactly: try varint()) else { throw IndexDamage() }
    return value
  }

  mutating func counted() throws(IndexDamage) -> [UInt8] {
    let count = try count()
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  mutating func fixed() throws(IndexDamage) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 8) { value |= UInt64(try byte()) << shift }
    return value
  }
}
