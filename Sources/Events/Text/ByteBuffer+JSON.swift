/// Bytes of a capture as strings of JSON: pure ASCII, whatever the bytes are.
extension ByteBuffer {
  /// Appends `bytes` between quotes, escaped where JSON asks for it.
  ///
  /// What is not ASCII becomes `\u00e9` or a pair of surrogates. Bytes that are no UTF-8 are read as jsoncpp 1.9 reads
  /// them, so that sysdig's output is met: a first byte takes as many bytes with it as it announces, whatever they are;
  /// what is cut short, longer than need be, or a surrogate is U+FFFD.
  public mutating func append(jsonString bytes: RawSpan) {
    append(UInt8(ascii: "\""))
    append(jsonEscaped: bytes)
    append(UInt8(ascii: "\""))
  }

  /// Escapes what stands from `start` as inside the quotes of a string; nearly always there is nothing to do.
  ///
  /// - Parameter spare: is written over where there is.
  public mutating func escapeJSON(from start: Int, using spare: inout ByteBuffer) {
    precondition(start >= 0 && start <= length, "what is escaped was written before")
    // Safe: the bytes from `start` on are initialized.
    if unsafe JSONScan.cleanCount(UnsafeRawPointer(memory + start), length - start) == length - start {
      return
    }
    spare.removeAll()
    spare.append(self, from: start, count: length - start)
    truncate(to: start)
    append(jsonEscaped: spare.bytes)
  }

  /// Appends what stands inside the quotes: stretches that need no escape, and one escape after the other.
  private mutating func append(jsonEscaped bytes: RawSpan) {
    var index = 0
    while index < bytes.byteCount {
      let rest = bytes.byteCount - index
      let clean = unsafe bytes.withUnsafeBytes { all in
        // Safe: `rest` bytes follow `index`.
        unsafe all.baseAddress.map { unsafe JSONScan.cleanCount($0 + index, rest) } ?? rest
      }
      append(bytes.window(index, byteCount: clean))
      index += clean
      guard index < bytes.byteCount else { return }
      let byte = bytes.load(index, as: UInt8.self)
      if byte < 0x80 {
        append(jsonEscape: byte)
        index += 1
      } else {
        let character = JSONCharacter(bytes, at: index)
        append(jsonEscape: character)
        index += character.byteCount
      }
    }
  }

  private mutating func append(jsonEscape byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"" as StaticString)
    case UInt8(ascii: "\\"): append("\\\\" as StaticString)
    case 0x08: append("\\b" as StaticString)
    case 0x09: append("\\t" as StaticString)
    case 0x0A: append("\\n" as StaticString)
    case 0x0C: append("\\f" as StaticString)
    case 0x0D: append("\\r" as StaticString)
    default: append(jsonUnit: UInt32(byte))
    }
  }

  private mutating func append(jsonEscape character: JSONCharacter) {
    let code = character.code
    guard code > 0xFFFF else { return append(jsonUnit: code) }
    let rest = code - 0x10000
    append(jsonUnit: 0xD800 + (rest >> 10) & 0x3FF)
    append(jsonUnit: 0xDC00 + rest & 0x3FF)
  }

  /// Appends `\u` and four digits.
  private mutating func append(jsonUnit unit: UInt32) {
    append("\\u" as StaticString)
    append(hex: UInt64(unit), paddedTo: 4)
  }
}

/// A character beyond ASCII as jsoncpp reads it.
private struct JSONCharacter {
  /// Never a surrogate; up to 21 bits, of which what lies behind the last character is written as one that exists.
  let code: UInt32
  /// How many bytes it took.
  let byteCount: Int

  /// U+FFFD, which stands for what cannot be read.
  private static let replacement: UInt32 = 0xFFFD

  /// - Parameter start: where a byte above 0x7F stands.
  init(_ bytes: RawSpan, at start: Int) {
    let first = UInt32(bytes.load(start, as: UInt8.self))
    // A byte that only continues characters counts as the first of two.
    let announced = first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF8 ? 4 : 1
    guard announced > 1, start + announced <= bytes.byteCount else {
      code = Self.replacement
      byteCount = 1
      return
    }
    var code = first & (announced == 2 ? 0x1F : announced == 3 ? 0x0F : 0x07)
    for index in 1..<announced {
      code = code << 6 | UInt32(bytes.load(start + index, as: UInt8.self)) & 0x3F
    }
    let least: UInt32 = announced == 2 ? 0x80 : announced == 3 ? 0x800 : 0x10000
    let isCharacter = code >= least && !(0xD800..<0xE000).contains(code)
    self.code = isCharacter ? code : Self.replacement
    byteCount = announced
  }
}
