extension Format {
  /// A format as it is printed: the same one, with its widths as short as they can be written.
  ///
  ///     *%08evt.num %proc.name     *%8evt.num %proc.name
  package static func normalized(_ text: String) throws(LanguageError) -> String {
    var parser = FormatParser(text, .shared)
    try parser.parse(keepingStandardParts: false)
    return (parser.showsIncompleteLines ? "*" : "") + parser.tokens.text
  }
}

extension [FormatToken] {
  /// The tokens as text that reads back as the same tokens.
  var text: String {
    var bytes: [UInt8] = []
    var shownAgain = 0
    for token in self {
      bytes += token.literal.dropFirst(shownAgain)
      guard let field = token.field else { break }
      bytes += "%\(field.width == 0 ? "" : String(field.width))\(field.spelling)".utf8
      shownAgain = field.isShownAgain ? field.spelling.utf8.count : 0
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
