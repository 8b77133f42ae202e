/// Up to 32 bytes that are appended as whole words: texts that stand in nearly every line are copied without asking how
/// long they are.
@frozen
public struct ShortText: BitwiseCopyable, Sendable {
  @usableFromInline let bytes: SIMD32<UInt8>
  @usableFromInline let length: Int

  public static let longest = 32
  public static let empty = ShortText(bytes: SIMD32(), length: 0)

  @usableFromInline
  init(bytes: SIMD32<UInt8>, length: Int) {
    self.bytes = bytes
    self.length = length
  }

  /// Nil for what is longer than `longest` bytes.
  public init?(_ text: RawSpan) {
    guard text.byteCount <= Self.longest else { return nil }
    var bytes = SIMD32<UInt8>()
    // Safe: the text is no longer than the 32 bytes.
    unsafe withUnsafeMutableBytes(of: &bytes) { target in
      unsafe text.withUnsafeBytes { source in unsafe target.copyMemory(from: source) }
    }
    self.init(bytes: bytes, length: text.byteCount)
  }
}

extension ByteBuffer {
  @inlinable
  @inline(__always)
  public mutating func append(_ text: ShortText) {
    reserve(ShortText.longest)
    // Safe: `reserve` made room for all 32 bytes; those behind the text are written over later.
    unsafe UnsafeMutableRawPointer(memory + length).storeBytes(of: text.bytes, as: SIMD32<UInt8>.self)
    length &+= text.length
  }

  /// What was written from `start` on; nil where it is more than a short text holds.
  public func shortText(from start: Int) -> ShortText? {
    precondition(start >= 0 && start <= length, "what is taken was written before")
    return ShortText(bytes.window(start, byteCount: length - start))
  }
}
