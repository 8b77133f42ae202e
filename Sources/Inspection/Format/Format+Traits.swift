extension Format {
  /// The traits that any field of a format has.
  package static func fieldTraits(of text: String) throws(LanguageError) -> FieldInfo.Traits {
    var parser = FormatParser(text, .shared)
    try parser.parse(keepingStandardParts: false)
    return parser.tokens.reduce([]) { $0.union($1.field?.expression.fieldTraits ?? []) }
  }
}
