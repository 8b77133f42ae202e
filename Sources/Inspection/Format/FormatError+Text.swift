extension FormatError: CustomStringConvertible {
  /// For people: what is wrong, the format, a caret under the place, and what was perhaps meant.
  public var description: String {
    let bytes = Array(source.utf8)
    let before = Self.shown(bytes.prefix(max(0, position)))
    let after = Self.shown(bytes.dropFirst(max(0, position)))
    let caret = String(repeating: " ", count: before.count) + "^" + (hint.map { " \($0)" } ?? "")
    return "format error: \(message)\n  \(before)\(after)\n  \(caret)"
  }

  /// Control characters would move the caret.
  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }, as: UTF8.self)
  }
}
