/// Bytes of a capture as text that a terminal or a script can take: what is not printable ASCII goes.
extension ByteBuffer {
  /// Appends the printable bytes of `bytes`, leaving out the others.
  public mutating func append(printable bytes: RawSpan) {
    let count = bytes.byteCount
    reserve(count)
    unsafe bytes.withUnsafeBytes { source in
      var index = 0
      // Safe: reads end at `count`, and `reserve` made room for as many.
      while index < count {
        if index &+ 8 <= count {
          let word = unsafe source.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          if Self.isPrintable(word) {
            unsafe UnsafeMutableRawPointer(memory + length).storeBytes(of: word, as: UInt64.self)
            length &+= 8
            index &+= 8
            continue
          }
        }
        let end = min(index &+ 8, count)
        while index < end {
          let byte = unsafe source[index]
          unsafe memory[length] = byte
          length &+= byte &- 0x20 < 0x5F ? 1 : 0
          index &+= 1
        }
      }
    }
  }

  /// Whether all eight bytes are from 0x20 to 0x7E. With the highest bit set, taking 0x20 from a byte borrows from no
  /// other and clears that bit only in one below 0x20; adding 1 sets it in 0x7F.
  @inline(__always)
  private static func isPrintable(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high = ones &* 0x80
    return (word | (word &+ ones) | ~((word | high) &- ones &* 0x20)) & high == 0
  }

  /// Puts a blank in place of every NUL from `start` on.
  public mutating func blankNULs(from start: Int) {
    precondition(start >= 0 && start <= length, "what is changed was written before")
    var index = start
    // Safe: every access lies within what was written.
    while index &+ 8 <= length {
      let place = unsafe UnsafeMutableRawPointer(memory + index)
      let word = unsafe place.loadUnaligned(as: UInt64.self)
      // Adding 0x7F to the low seven bits of a byte sets its highest one unless they are all 0.
      let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
      let zeros = ~(((word & low) &+ low) | word) & ~low
      if zeros != 0 { unsafe place.storeBytes(of: word | zeros >> 2, as: UInt64.self) }
      index &+= 8
    }
    while index < length {
      if unsafe memory[index] == 0 { unsafe memory[index] = 0x20 }
      index &+= 1
    }
  }

  /// Appends `bytes` with a dot in place of each that is not printable.
  public mutating func append(dotted bytes: RawSpan) {
    let more = bytes.byteCount
    guard more > 0 else { return }
    reserve(more)
    unsafe bytes.withUnsafeBytes { source in
      let target = unsafe memory + length
      for index in 0..<more {
        let byte = unsafe source[index]
        unsafe target[index] = byte &- 0x20 < 0x5F ? byte : UInt8(ascii: ".")
      }
    }
    length &+= more
  }

  /// Appends `bytes` in a form that cannot steer a terminal: control characters, C1 ones and what is not UTF-8 become
  /// `\x1b`; with `keepsLines`, line ends and tabs stay.
  public mutating func append(escapingControls bytes: RawSpan, keepsLines: Bool = false) {
    var index = 0
    while index < bytes.byteCount {
      let byte = bytes.load(index, as: UInt8.self)
      let isLine = keepsLines && (byte == 0x0A || byte == 0x09)
      if byte &- 0x20 < 0x5F || isLine {
        append(byte)
        index += 1
        continue
      }
      let length = Self.sequenceLength(bytes, at: index)
      if length > 1 {
        append(bytes.window(index, byteCount: length))
        index += length
      } else {
        append("\\x" as StaticString)
        append(hex: UInt64(byte), paddedTo: 2)
        index += 1
      }
    }
  }

  /// How many bytes the UTF-8 sequence at `start` has; 0 for a control character and for what is none.
  private static func sequenceLength(_ bytes: RawSpan, at start: Int) -> Int {
    let first = bytes.load(start, as: UInt8.self)
    let length =
      first >= 0xF0 && first < 0xF5
      ? 4 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xC2 && first < 0xE0 ? 2 : 0
    guard length > 1, start + length <= bytes.byteCount else { return 0 }
    for index in 1..<length where bytes.load(start + index, as: UInt8.self) & 0xC0 != 0x80 { return 0 }
    let second = bytes.load(start + 1, as: UInt8.self)
    let isC1 = first == 0xC2 && second < 0xA0
    let isOverlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90)
    let isTooFar = (first == 0xED && second >= 0xA0) || (first == 0xF4 && second >= 0x90)
    // U+2028, U+2029 end a line, U+202A...U+202E and U+2066...U+2069 reverse text.
    let third = length == 3 ? bytes.load(start + 2, as: UInt8.self) : 0
    let isInvisible =
      first == 0xE2
      && ((second == 0x80 && third >= 0xA8 && third <= 0xAE)
        || (second == 0x81 && third >= 0xA6 && third <= 0xA9))
    return isC1 || isOverlong || isTooFar || isInvisible ? 0 : length
  }
}
