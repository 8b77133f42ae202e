/// An index that is not what it should be; nobody needs to know how.
struct IndexDamage: Error {}

/// Reads what is written so, never past the end.
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
