/// Looks for bytes that a string of JSON cannot hold as they are: quotes, backslashes, control characters, and what is
/// not ASCII. Eight bytes at a time, as plain words: Swift 6.3 makes calls of comparisons of SIMD vectors.
enum JSONScan {
  /// How many of `count` bytes stand in front of the first that needs an escape.
  @unsafe
  @inline(__always)
  static func cleanCount(_ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    var offset = 0
    // Safe: every load lies within the bytes.
    while offset &+ 8 <= count {
      let found = unsafe escapes(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      if found != 0 { return offset &+ found.trailingZeroBitCount / 8 }
      offset &+= 8
    }
    if offset &+ 4 <= count {
      let found = unsafe escapes(
        UInt64(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) | blanks << 32)
      if found != 0 { return offset &+ found.trailingZeroBitCount / 8 }
      offset &+= 4
    }
    while offset < count {
      let byte = unsafe UInt64(bytes.load(fromByteOffset: offset, as: UInt8.self))
      if escapes(byte | blanks << 8) != 0 { return offset }
      offset &+= 1
    }
    return count
  }

  private static var ones: UInt64 { 0x0101_0101_0101_0101 }
  private static var blanks: UInt64 { ones &* 0x20 }

  /// A word whose lowest bit that is set lies in the first byte that is one of those looked for; 0 where none is.
  ///
  /// Taking `n` from a byte below it borrows, which sets its highest bit; so does a byte above 0x7F. The borrow may
  /// mark bytes behind that one, but none before it.
  @inline(__always)
  private static func escapes(_ word: UInt64) -> UInt64 {
    let quotes = word ^ (ones &* 0x22)
    let backslashes = word ^ (ones &* 0x5C)
    let marks = word | (word &- blanks) | (quotes &- ones) | (backslashes &- ones)
    return marks & (ones &* 0x80)
  }
}
