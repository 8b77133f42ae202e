/// Numbers as captures store them: little endian, at the width of their type, unaligned.
extension ByteBuffer {
  @inlinable
  public mutating func append<Value: FixedWidthInteger & BitwiseCopyable>(little value: Value) {
    let width = MemoryLayout<Value>.size
    reserve(width)
    // Safe: `reserve` made room for `width` bytes behind `length`.
    unsafe UnsafeMutableRawPointer(memory + length).storeBytes(of: value.littleEndian, as: Value.self)
    length &+= width
  }

  /// Writes `value` over the bytes at `index`, which lie within what has been written.
  @inlinable
  public mutating func store<Value: FixedWidthInteger & BitwiseCopyable>(little value: Value, at index: Int) {
    precondition(index >= 0 && index &+ MemoryLayout<Value>.size <= length, "out of range")
    unsafe UnsafeMutableRawPointer(memory + index).storeBytes(of: value.littleEndian, as: Value.self)
  }

  /// A length of 16 bits, then the bytes: how captures store the strings of records. What is longer than `limit` is
  /// cut off.
  public mutating func append(counted bytes: [UInt8], limit: Int) {
    let count = min(bytes.count, limit)
    append(little: UInt16(truncatingIfNeeded: count))
    append(bytes.rawSpan.window(0, byteCount: count))
  }
}
