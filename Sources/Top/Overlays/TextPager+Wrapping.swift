import TerminalUI

extension TextPager {
  /// Appends a line, broken between words where it is too long; only lines of one piece are.
  mutating func append(wrapping line: StyledText, width: Int) {
    guard line.pieces.count == 1, line.width(limit: width + 1) > width, width > 0 else { return append(line) }
    var text = ""
    for word in line.text.split(separator: " ", omittingEmptySubsequences: false) {
      let longer = text.isEmpty ? String(word) : text + " " + word
      if CellText.width(of: longer, limit: width + 1) > width, !text.isEmpty {
        append(StyledText(text, line.pieces[0].role))
        text = String(word)
      } else {
        text = longer
      }
    }
    append(StyledText(text, line.pieces[0].role))
  }
}
