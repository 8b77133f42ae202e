/// Reads fields, values and transformers with what stands between their brackets, in filters and in formats alike.
///
///     operand  = field | call
///     call     = name "(" [ argument { "," argument } ] ")" [ "[" letter "]" ]
///     argument = operand | quoted value | number | "(" [ argument { "," argument } ] ")"
struct ExpressionParser {
  var scanner: LanguageScanner
  private let text: String
  private let language: LanguageError.Language
  private var depth = 0

  init(_ text: String, _ language: LanguageError.Language) {
    self.text = text
    self.language = language
    scanner = LanguageScanner(Array(text.utf8))
  }

  /// A transformer with its brackets, or `val(field)`, in the middle of other text.
  struct Call {
    let operand: ExpressionSyntax
    /// As it is printed.
    let text: String
    /// Where it ends, in UTF-8 bytes from the start of the text.
    let end: Int
  }

  /// The transformer that stands at byte `offset` of a text of `language`; nil where no name with a bracket does.
  static func call(
    at offset: Int, in text: String, of language: LanguageError.Language
  ) throws(LanguageError) -> Call? {
    var parser = ExpressionParser(text, language)
    parser.scanner.offset = offset
    guard let operand = try parser.call() else { return nil }
    let text = if case .field(let field) = operand { "val(\(field.text))" } else { operand.text }
    return Call(operand: operand, text: text, end: parser.scanner.offset)
  }

  // MARK: Fields and values

  /// A field, `val(field)` or a transformer.
  ///
  /// - Parameter hint: what to write instead, where none of them comes next.
  mutating func operand(hint: String? = nil) throws(LanguageError) -> ExpressionSyntax {
    scanner.skipBlanks()
    if let call = try call() { return call }
    let field = try field()
    if field.bytes.isEmpty {
      throw error(scanner.isAtEnd ? "expected a field after this" : "expected a field", hint: hint)
    }
    return .field(field)
  }

  private mutating func field() throws(LanguageError) -> SourceWord {
    try scanned { scanner throws(LanguageScanError) in try scanner.field() }
  }

  mutating func value(inList: Bool) throws(LanguageError) -> SourceWord {
    try scanned { scanner throws(LanguageScanError) in try scanner.value(inList: inList) }
  }

  private mutating func scanned(
    _ scan: (inout LanguageScanner) throws(LanguageScanError) -> SourceWord
  ) throws(LanguageError) -> SourceWord {
    do throws(LanguageScanError) {
      return try scan(&scanner)
    } catch {
      throw self.error(error.message, at: error.offset)
    }
  }

  // MARK: Transformers

  /// `val(field)` or a transformer with its arguments, if one comes next.
  mutating func call() throws(LanguageError) -> ExpressionSyntax? {
    let ahead = scanner.nameAhead()
    guard !ahead.isEmpty, ahead.endIndex < scanner.source.count,
      scanner.source[ahead.endIndex] == UInt8(ascii: "("), !ahead.contains(UInt8(ascii: "."))
    else { return nil }
    let name = SourceWord(bytes: Array(ahead), position: scanner.position)
    guard name.text == "val" || Transformer.named(name.text) != nil else {
      let guess = NameGuess.nearest(to: name.text, among: Transformer.all.map(\.name))
      throw error("\(name.text) is no transformer", hint: guess.map { "did you mean \($0)?" })
    }
    scanner.offset = ahead.endIndex + 1
    let arguments = try nestedArguments()
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
  private mutating func letter(of name: String) throws(LanguageError) -> SourceWord? {
    guard scanner.next == UInt8(ascii: "[") else { return nil }
    if language == .format {
      let hasLetter = scanner.bytesAhead(3).last == UInt8(ascii: "]")
      guard hasLetter, Transformer.named(name)?.workOfLetter != nil else { return nil }
    }
    let bracketed = try field()
    guard bracketed.bytes.last == UInt8(ascii: "]") else {
      throw error("this bracket is never closed", at: bracketed.position.offset)
    }
    return SourceWord(bytes: Array(bracketed.bytes.dropFirst().dropLast()), position: bracketed.position)
  }

  /// What stands between the brackets of a transformer or of a list among its arguments, the closing one included.
  private mutating func nestedArguments() throws(LanguageError) -> [ExpressionSyntax] {
    try enterBracket()
    defer { leaveBracket() }
    scanner.skipBlanks()
    if scanner.take(")") { return [] }
    var arguments: [ExpressionSyntax] = []
    while true {
      arguments.append(try argument())
      scanner.skipBlanks()
      if scanner.take(")") { return arguments }
      guard scanner.take(",") else { throw error("expected a comma or a closing bracket") }
    }
  }

  private mutating func argument() throws(LanguageError) -> ExpressionSyntax {
    scanner.skipBlanks()
    switch scanner.next ?? 0 {
    case UInt8(ascii: "("):
      scanner.offset += 1
      return .list(try nestedArguments())
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      return .constant(try value(inList: true))
    default: return try operand()
    }
  }

  // MARK: Limits and errors

  /// How deeply brackets may nest.
  static let deepest = 100

  /// Counts a bracket that was opened; throws where it is one too many.
  mutating func enterBracket() throws(LanguageError) {
    guard depth < Self.deepest else { throw error("brackets nest more than \(Self.deepest) deep") }
    depth += 1
  }

  mutating func leaveBracket() { depth -= 1 }

  func error(_ message: String, at offset: Int? = nil, hint: String? = nil) -> LanguageError {
    LanguageError(language, message, source: text, position: offset ?? scanner.offset, hint: hint)
  }
}
