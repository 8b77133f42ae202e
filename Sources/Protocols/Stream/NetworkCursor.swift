internal import Events

/// Reads big-endian numbers and stretches of bytes one after the other; nil where the bytes end before.
struct NetworkCursor: ~Escapable {
  let bytes: RawSpan
  private(set) var position: Int

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan, at position: Int = 0) {
    self.bytes = bytes
    self.position = min(max(position, 0), bytes.byteCount)
  }

  var remaining: Int { bytes.byteCount - position }

  mutating func number<Value: FixedWidthInteger & BitwiseCopyable>(_: Value.Type) -> Value? {
    guard remaining >= MemoryLayout<Value>.size else { return nil }
    defer { position += MemoryLayout<Value>.size }
    return Value(bigEndian: bytes.load(position, as: Value.self))
  }

  /// The next byte, which stays the next.
  func peek() -> UInt8? { remaining > 0 ? bytes.load(position, as: UInt8.self) : nil }

  mutating func byte() -> UInt8? { number(UInt8.self) }
  mutating func short() -> Int? { number(UInt16.self).map(Int.init) }
  mutating func word() -> Int? { number(UInt32.self).map(Int.init) }

  /// The next `count` bytes as an array; nil where there are fewer.
  mutating func array(_ count: Int) -> [UInt8]? {
    guard count >= 0, count <= remaining else { return nil }
    defer { position += count }
    return [UInt8](copying: bytes.window(position, byteCount: count))
  }

  /// The bytes before the next NUL, which is passed over as well; nil where none follows.
  mutating func text() -> [UInt8]? {
    var end = position
    while end < bytes.byteCount, bytes.load(end, as: UInt8.self) != 0 { end += 1 }
    guard end < bytes.byteCount else { return nil }
    defer { position = end + 1 }
    return [UInt8](copying: bytes.window(position, byteCount: end - position))
  }

  /// What is left. Lifetime: that of all bytes.
  var ahead: RawSpan {
    @_lifetime(copy self)
    get { bytes.slice(position) }
  }

  /// Goes on by `count` bytes; false, and to the end, where there are fewer.
  mutating func skip(_ count: Int) -> Bool {
    guard count >= 0, count <= remaining else {
      position = bytes.byteCount
      return false
    }
    position += count
    return true
  }
}
