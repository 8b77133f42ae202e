/// Finding text in the kernel's bytes.
extension RawSpan {
  /// The eight bytes at `offset` as a number; those that are not there count as zero.
  @inlinable
  package func word(at offset: Int) -> UInt64 {
    guard offset &+ 8 > byteCount else { return load(offset, as: UInt64.self) }
    var word: UInt64 = 0
    for index in stride(from: offset, to: byteCount, by: 1) {
      word |= UInt64(load(index, as: UInt8.self)) << UInt64(8 * (index - offset))
    }
    return word
  }

  /// Whether the bytes are those of `other`, compared eight at a time.
  @inlinable
  package func isEqual(_ other: RawSpan) -> Bool {
    guard byteCount == other.byteCount else { return false }
    var index = 0
    while index &+ 8 <= byteCount {
      if load(index, as: UInt64.self) != other.load(index, as: UInt64.self) { return false }
      index &+= 8
    }
    while index < byteCount {
      if load(index, as: UInt8.self) != other.load(index, as: UInt8.self) { return false }
      index &+= 1
    }
    return true
  }

  /// Whether the bytes are those of `text`.
  @inlinable
  package func equals(_ text: String) -> Bool {
    var at = 0
    for byte in text.utf8 {
      guard at < byteCount, load(at, as: UInt8.self) == byte else { return false }
      at += 1
    }
    return at == byteCount
  }

  /// Whether `text` stands at `offset`.
  @inlinable
  @inline(__always)
  package func has(_ text: StaticString, at offset: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard offset >= 0, offset <= byteCount - count else { return false }
    // Safe: the literal is not empty. Most places are wrong by their first byte.
    if count > 0, unsafe load(offset, as: UInt8.self) != text.utf8Start[0] { return false }
    for index in 0..<count {
      // Safe: `index` is below the literal's length, and literals live forever.
      guard unsafe load(offset + index, as: UInt8.self) == text.utf8Start[index] else { return false }
    }
    return true
  }

  @inlinable
  package func hasSuffix(_ text: StaticString) -> Bool { has(text, at: byteCount - text.utf8CodeUnitCount) }

  /// Where `text` stands first, from `start` on; nil where it does not.
  @inlinable
  package func firstIndex(of text: StaticString, from start: Int = 0) -> Int? {
    var at = start
    while at + text.utf8CodeUnitCount <= byteCount {
      if has(text, at: at) { return at }
      at += 1
    }
    return nil
  }

  /// The same for bytes.
  package func firstIndex(of other: RawSpan, from start: Int = 0) -> Int? {
    guard other.byteCount > 0 else { return start <= byteCount ? start : nil }
    let first = other.load(0, as: UInt8.self)
    var at = start
    while at + other.byteCount <= byteCount {
      if load(at, as: UInt8.self) == first, window(at, byteCount: other.byteCount).isEqual(other) {
        return at
      }
      at += 1
    }
    return nil
  }

  /// Where `text` stands last.
  @inlinable
  package func lastIndex(of text: StaticString) -> Int? {
    var at = byteCount - text.utf8CodeUnitCount
    while at >= 0 {
      if has(text, at: at) { return at }
      at -= 1
    }
    return nil
  }

  /// The bytes from `start` up to `end`, or to the last one. Lifetime: that of the whole.
  @inlinable
  @_lifetime(copy self)
  package func slice(_ start: Int, upTo end: Int? = nil) -> RawSpan {
    let last = Swift.min(end ?? byteCount, byteCount)
    let first = Swift.min(Swift.max(start, 0), last)
    return window(first, byteCount: last - first)
  }
}
