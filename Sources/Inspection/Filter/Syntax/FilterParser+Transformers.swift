/// Transformers with what stands between their brackets, in filters and in formats.
///
///     call     = name "(" [ argument { "," argument } ] ")" [ "[" letter "]" ]
///     argument = field | call | quoted value | number | "(" [ argument { "," argument } ] ")"
extension FilterParser {
  /// A transformer with its brackets, or `val(field)`, in the middle of other text.
  struct Call {
    let operand: FilterSyntax.Operand
    /// As it is printed.
    let text: String
    /// Where it ends, in UTF-8 bytes from the start of the text.
    let end: Int
  }

  /// The transformer that stands at byte `offset` of a text of `language`; nil where no name with a bracket does.
  static func call(
    at offset: Int, in text: String, of language: LanguageError.Language
  ) throws(LanguageError) -> Call? {
    var parser = FilterParser(text, language)
    parser.scanner.offset = offset
    guard let operand = try parser.call() else { return nil }
    let text = if case .field(let field) = operand { "val(\(field.text))" } else { operand.text }
    return Call(operand: operand, text: text, end: parser.scanner.offset)
  }

  /// `val(field)` or a transformer with its arguments, if one comes next.
  mutating func call() throws(LanguageError) -> FilterSyntax.Operand? {
    let ahead = scanner.nameAhead()
    guard !ahead.isEmpty, ahead.endIndex < scanner.source.count,
      scanner.source[ahead.endIndex] == UInt8(ascii: "("), !ahead.contains(UInt8(ascii: "."))
    else { return nil }
    let name = FilterSyntax.Word(bytes: Array(ahead), position: scanner.position)
    guard name.text == "val" || Transformer.named(name.text) != nil else {
      let guess = NameGuess.nearest(to: name.text, among: Transformer.all.map(\.name))
      throw error("\(name.text) is no transformer", hint: guess.map { "did you mean \($0)?" })
    }
    scanner.offset = ahead.endIndex + 1
    let arguments = try nested { parser throws(LanguageError) in try parser.arguments() }
    if name.text == "val" {
      guard arguments.count == 1, case .field = arguments[0] else {
        throw error("val takes one field", at: name.position.offset)
      }
      return arguments[0]
    }
    let argument = try letter(of: name.text)
    return .transform(name, arguments, argument: argument)
  }

  /// What stands in square brackets behind a transformer. In a format these may be text behind it, unless they hold the
  /// letter of an option.
  private mutating func letter(of name: String) throws(LanguageError) -> FilterSyntax.Word? {
    guard scanner.next == UInt8(ascii: "[") else { return nil }
    if language == .format {
      let hasLetter = scanner.bytesAhead(3).last == UInt8(ascii: "]")
      guard hasLetter, Transformer.named(name)?.action == .option else { return nil }
    }
    let bracketed = try field()
    guard bracketed.bytes.last == UInt8(ascii: "]") else {
      throw error("this bracket is never closed", at: bracketed.position.offset)
    }
    return FilterSyntax.Word(
      bytes: Array(bracketed.bytes.dropFirst().dropLast()), position: bracketed.position)
  }

  /// What stands between the brackets of a transformer or of a list among its arguments.
  private mutating func arguments() throws(LanguageError) -> [FilterSyntax.Operand] {
    scanner.skipBlanks()
    if scanner.take(")") { return [] }
    var arguments: [FilterSyntax.Operand] = []
    while true {
      arguments.append(try argument())
      scanner.skipBlanks()
      if scanner.take(")") { return arguments }
      guard scanner.take(",") else { throw error("expected a comma or a closing bracket") }
    }
  }

  private mutating func argument() throws(LanguageError) -> FilterSyntax.Operand {
    scanner.skipBlanks()
    switch scanner.next ?? 0 {
    case UInt8(ascii: "("):
      scanner.offset += 1
      return .list(try nested { parser throws(LanguageError) in try parser.arguments() })
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      return .constant(try value(inList: true))
    default: return try operand()
    }
  }
}
