extension LanguageError: CustomStringConvertible {
  /// For people: what is wrong, the source, a caret under the place, and what was perhaps meant.
  ///
  ///     filter error at column 1: no field is called proc.nmae
  ///       proc.nmae = cat
  ///       ^ did you mean proc.name?
  public var description: String {
    let (line, column) = lineOfError
    let caret = String(repeating: " ", count: column) + "^" + (hint.map { " \($0)" } ?? "")
    return "\(language) error at \(place): \(Self.shown(Array(message.utf8)[...]))\n  \(line)\n  \(caret)"
  }

  /// Where the error is, in characters, both counted from 1; the line where the source has several.
  private var place: String {
    let before = String(decoding: Array(source.utf8).prefix(position), as: UTF8.self).unicodeScalars
    let column = before.reversed().prefix { $0 != "\n" }.count + 1
    guard source.unicodeScalars.contains("\n") else { return "column \(column)" }
    return "line \(before.count { $0 == "\n" } + 1), column \(column)"
  }

  /// The line of the source that the error is in, cut to what a terminal shows, and the caret's column.
  /// Control characters are blanked.
  private var lineOfError: (line: String, column: Int) {
    let bytes = Array(source.utf8)
    let position = min(max(0, position), bytes.count)
    let start = bytes[..<position].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
    let before = Self.shown(bytes[start..<position])
    let after = Self.shown(bytes[position..<end])
    let cut = before.count > Self.mostShown ? "..." + before.suffix(Self.mostShown - 3) : before
    return (
      cut + (after.count > Self.mostShown ? after.prefix(Self.mostShown - 3) + "..." : after), cut.count
    )
  }

  /// How many characters are shown on either side of the caret, dots included.
  private static let mostShown = 60

  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    String(
      String.UnicodeScalarView(
        String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar in
          scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? " " : scalar
        }))
  }
}
