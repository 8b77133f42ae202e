/// A text that is looked for in lines.
package struct TextSearch: Equatable, Sendable {
  package let text: String
  /// In lower case, where case does not count.
  private let bytes: [UInt8]
  private let caseCounts: Bool
  /// The line that was gone to.
  package internal(set) var line: Int?

  /// - Parameter text: not empty. Where it has upper-case letters, case counts; only that of ASCII does not otherwise.
  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
    caseCounts = bytes.contains { $0 >= 0x41 && $0 <= 0x5A }
  }

  package func matches(_ line: StyledText) -> Bool {
    let text = line.text
    return find(in: text.utf8.span, from: 0) != nil
  }

  /// The columns of each place in the line, as far as they begin before `limit`.
  func columns(in line: StyledText, limit: Int) -> [Range<Int>] {
    let text = line.text
    let utf8 = text.utf8
    let span = utf8.span
    var found: [Range<Int>] = []
    var start = 0
    var column = 0
    var place = 0
    while column < limit, let next = find(in: span, from: start) {
      // Only what stands between two places is measured.
      column += CellText.width(of: span.extracting(place..<next), behind: column, limit: limit - column)
      let width = CellText.width(of: span.extracting(next..<next + bytes.count), behind: column, limit: limit)
      if column < limit { found.append(column..<column + width) }
      column += width
      place = next + bytes.count
      start = place
    }
    return found
  }

  /// The first line went away.
  mutating func forgetLine() { line = line.flatMap { $0 > 0 ? $0 - 1 : nil } }

  private func find(in text: Span<UInt8>, from start: Int) -> Int? {
    guard let first = bytes.first, text.count >= bytes.count else { return nil }
    for place in stride(from: start, through: text.count - bytes.count, by: 1) {
      guard folded(text[place]) == first else { continue }
      var length = 1
      while length < bytes.count, folded(text[place + length]) == bytes[length] { length += 1 }
      if length == bytes.count { return place }
    }
    return nil
  }

  private func folded(_ byte: UInt8) -> UInt8 {
    !caseCounts && byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
  }
}
