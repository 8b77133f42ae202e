/// Splits the text tables of this package into rows and words, byte by byte: the tables are read at every start.
///
/// The text is ours, so a row that does not parse is a fault of ours and traps, naming the row.
package struct TableText {
  /// A stretch of a table's text.
  package typealias Word = ArraySlice<UInt8>

  private let text: [UInt8]

  package init(_ text: StaticString) {
    // Safe: a literal lives forever.
    self.text = text.withUTF8Buffer { unsafe Array($0) }
  }

  /// The words of each row.
  package func rows() -> [[Word]] {
    var rows: [[Word]] = []
    var words: [Word] = []
    var start = 0
    for index in 0...text.count {
      let byte = index < text.count ? text[index] : UInt8(ascii: "\n")
      guard byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") else { continue }
      if index > start { words.append(text[start..<index]) }
      start = index + 1
      if byte == UInt8(ascii: "\n"), !words.isEmpty {
        rows.append(words)
        words.removeAll(keepingCapacity: true)
      }
    }
    return rows
  }

  /// The parts between separators; empty ones are left out.
  package static func split(_ text: Word, at separator: UInt8) -> [Word] {
    var parts: [Word] = []
    var start = text.startIndex
    for index in text.indices where text[index] == separator {
      if index > start { parts.append(text[start..<index]) }
      start = index + 1
    }
    if text.endIndex > start { parts.append(text[start...]) }
    return parts
  }
}

extension ArraySlice<UInt8> {
  /// The text of the word.
  package var string: String { String(decoding: self, as: UTF8.self) }

  /// A number that stands for the word: words that differ have different ones in all likelihood, and a test sees to it
  /// for those of our tables.
  var fingerprint: UInt64 {
    reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  /// The word as a number, or nil.
  package var number: Int? {
    guard let first else { return nil }
    let isNegative = first == UInt8(ascii: "-")
    let digits = isNegative ? dropFirst() : self
    guard !digits.isEmpty else { return nil }
    var value = 0
    for digit in digits {
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return isNegative ? -value : value
  }
}
