/// Unaligned little-endian loads from bytes whose bounds have been checked.
///
/// This is the one place of the module that loads from memory; `RawSpan` traps when `offset` is out of bounds, which
/// is a fault of ours: callers check lengths when a view is made.
extension RawSpan {
  @inlinable
  public func load<Value: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, as _: Value.Type) -> Value {
    // Safe: every bit pattern is a valid integer, and the bounds are checked by the span.
    unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: Value.self)
  }

  /// The same without a check, for offsets that a validated view guarantees.
  @unsafe
  @inlinable
  func loadUnchecked<Value: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, as _: Value.Type) -> Value {
    unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: Value.self)
  }

  /// The `byteCount` bytes from `start`. Lifetime: that of the whole.
  @inlinable
  @_lifetime(copy self)
  public func window(_ start: Int, byteCount: Int) -> RawSpan {
    extracting(start..<start &+ byteCount)
  }

  /// The value at the start, or nil when there are fewer bytes than that.
  @inlinable
  public func value<Value: FixedWidthInteger & BitwiseCopyable>(as _: Value.Type) -> Value? {
    byteCount >= MemoryLayout<Value>.size ? load(0, as: Value.self) : nil
  }

  /// The bytes before the first NUL, or all of them. Lifetime: that of the whole.
  @inlinable
  @_lifetime(copy self)
  public func untilNUL() -> RawSpan {
    extracting(first: firstNUL)
  }

  /// Where the first NUL stands, or how many bytes there are.
  @usableFromInline
  var firstNUL: Int {
    var end = 0
    // Eight bytes at a time: a byte that is 0 borrows from its top bit. Safe: the eight lie within the span.
    while byteCount &- end >= 8 {
      let word = unsafe loadUnchecked(end, as: UInt64.self)
      let zeros = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
      if zeros != 0 { return end &+ zeros.trailingZeroBitCount / 8 }
      end &+= 8
    }
    while end < byteCount, unsafe loadUnchecked(end, as: UInt8.self) != 0 { end &+= 1 }
    return end
  }
}

extension [UInt8] {
  /// The bytes where they lie. Lifetime: that of the array.
  @inlinable
  public var rawSpan: RawSpan {
    @_lifetime(borrow self)
    get {
      // Safe: bytes have no padding.
      unsafe span.bytes
    }
  }

  /// A copy of the bytes of a span.
  public init(copying bytes: RawSpan) {
    self = unsafe bytes.withUnsafeBytes { unsafe [UInt8]($0) }
  }
}
