/// Splits the text tables of this module into rows and words, byte by byte: the tables are read at every start.
///
/// The text is ours, so a row that does not parse is a fault of ours and traps, naming the row.
struct TableText {
  /// A stretch of a table's text.
  typealias Word = ArraySlice<UInt8>

  private let text: [UInt8]

  init(_ text: StaticString) {
    // Safe: a literal lives forever.
    self.text = text.withUTF8Buffer { unsafe Array($0) }
  }

  /// The words of each row.
  func rows() -> [[Word]] {
    Self.split(text[...], at: UInt8(ascii: "\n")).map { Self.split($0, at: UInt8(ascii: " ")) }
  }

  /// The parts between separators; empty ones are left out.
  static func split(_ text: Word, at separator: UInt8) -> [Word] {
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
  var string: String { String(decoding: self, as: UTF8.self) }

  /// The word as a number, or nil.
  var number: Int? {
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
