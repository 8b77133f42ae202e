internal import Events

/// The backslash sequences of JSON strings.
enum JSONEscapes {
  /// The bytes that `source` stands for. What is no sequence stays as it is; a lone surrogate becomes U+FFFD.
  static func resolved(_ source: RawSpan) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(source.byteCount)
    var at = 0
    while at < source.byteCount {
      let byte = source.load(at, as: UInt8.self)
      at += 1
      guard byte == UInt8(ascii: "\\"), at < source.byteCount else {
        result.append(byte)
        continue
      }
      let letter = source.load(at, as: UInt8.self)
      at += 1
      switch letter {
      case UInt8(ascii: "n"): result.append(10)
      case UInt8(ascii: "t"): result.append(9)
      case UInt8(ascii: "r"): result.append(13)
      case UInt8(ascii: "b"): result.append(8)
      case UInt8(ascii: "f"): result.append(12)
      case UInt8(ascii: "u"): appendUnicode(source, &at, to: &result)
      default: result.append(letter)
      }
    }
    return result
  }

  /// Appends the character whose four hexadecimal digits stand at `at`, joining surrogate pairs.
  private static func appendUnicode(_ source: RawSpan, _ at: inout Int, to result: inout [UInt8]) {
    var code = digits(source, &at)
    if (0xD800..<0xDC00).contains(code), at + 6 <= source.byteCount, source.load(at, as: UInt8.self) == 92,
      source.load(at + 1, as: UInt8.self) == UInt8(ascii: "u")
    {
      var next = at + 2
      let low = digits(source, &next)
      if (0xDC00..<0xE000).contains(low) {
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        at = next
      }
    }
    let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
    result.append(contentsOf: String(Character(scalar)).utf8)
  }

  private static func digits(_ source: RawSpan, _ at: inout Int) -> UInt32 {
    var code: UInt32 = 0
    var count = 0
    while count < 4, at < source.byteCount, let digit = value(of: source.load(at, as: UInt8.self)) {
      code = code << 4 | digit
      at += 1
      count += 1
    }
    return count == 4 ? code : 0xFFFD
  }

  private static func value(of digit: UInt8) -> UInt32? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - 48)
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(digit - 87)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(digit - 55)
    default: nil
    }
  }
}
