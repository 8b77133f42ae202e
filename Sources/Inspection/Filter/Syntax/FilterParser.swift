/// Turns the text of a filter into its tree.
///
///     filter  = [ or ]
///     or      = and { "or" and }
///     and     = not { "and" not }
///     not     = { "not" } ( "(" or ")" | check )
///     check   = operand operator [ value | list | operand ]
///
/// `and` binds tighter than `or`, `not` tighter than both. Blanks may stand between any two words; around
/// signs and brackets none are needed.
struct FilterParser {
  private var expressions: ExpressionParser
  /// The latest check that was read to its end.
  private var latest: FilterSyntax.Check?

  /// Says of a word whether it is a field, so that a word that is none is not taken for one without its operator.
  private var fields: FieldTable?

  /// The tree of `text`, which is everything for the empty text; blanks alone are an error, as with sysdig.
  /// With `fields`, a word that stands for a field and is none is named in the error.
  static func parse(_ text: String, fields: FieldTable? = nil) throws(LanguageError) -> FilterSyntax {
    var parser = FilterParser(text)
    parser.fields = fields
    guard !parser.scanner.isAtEnd else { return .everything }
    parser.scanner.skipBlanks()
    guard !parser.scanner.isAtEnd else {
      throw parser.error("this filter is blank; leave it out for everything", at: 0)
    }
    let tree = try parser.or()
    guard parser.scanner.isAtEnd else {
      let isBracket = parser.scanner.next == UInt8(ascii: ")")
      throw parser.error(
        isBracket ? "this bracket was never opened" : "expected 'and' or 'or' here", hint: parser.wordHint)
    }
    return tree
  }

  private init(_ text: String) { expressions = ExpressionParser(text, .filter) }

  private var scanner: LanguageScanner {
    get { expressions.scanner }
    set { expressions.scanner = newValue }
  }

  // MARK: Checks joined

  private mutating func or() throws(LanguageError) -> FilterSyntax {
    var parts = [try and()]
    while scanner.take("or", whole: false) { parts.append(try and()) }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  private mutating func and() throws(LanguageError) -> FilterSyntax {
    var parts = [try not()]
    while scanner.take("and", whole: false) { parts.append(try not()) }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  private mutating func not() throws(LanguageError) -> FilterSyntax {
    var isNegated = false
    scanner.skipBlanks()
    while scanner.take("not", whole: true) {
      isNegated.toggle()
      scanner.skipBlanks()
    }
    let inner = try primary()
    scanner.skipBlanks()
    return isNegated ? .not(inner) : inner
  }

  private mutating func primary() throws(LanguageError) -> FilterSyntax {
    let start = scanner.offset
    guard scanner.take("(") else {
      let check = try check()
      latest = check
      return .check(check)
    }
    try expressions.enterBracket()
    let inner = try or()
    expressions.leaveBracket()
    guard scanner.take(")") else {
      if scanner.isAtEnd { throw error("this bracket is never closed", at: start) }
      throw error("expected 'and', 'or' or a closing bracket", hint: wordHint)
    }
    return inner
  }

  // MARK: One check

  private mutating func check() throws(LanguageError) -> FilterSyntax.Check {
    let left = try expressions.operand(hint: wordHint)
    scanner.skipBlanks()
    let position = scanner.position
    let comparison = try comparison(after: left)
    scanner.skipBlanks()
    return FilterSyntax.Check(
      left: left, comparison: comparison, comparisonPosition: position, right: try right(of: comparison))
  }

  private mutating func comparison(after left: ExpressionSyntax) throws(LanguageError) -> FilterOperator {
    for sign in FilterOperator.signs where scanner.take(sign.name, whole: false) { return sign }
    let word = String(decoding: scanner.nameAhead(), as: UTF8.self)
    if let comparison = FilterOperator.words.first(where: { $0.name == word }) {
      _ = scanner.take(word, whole: false)
      return comparison
    }
    // sysdig needed no blank between an operator and its value: `proc.name containscurl`.
    let glued = FilterOperator.words.filter { $0.shape == .value && word.hasPrefix($0.name) }
    if let comparison = glued.max(by: { $0.name.utf8.count < $1.name.utf8.count }) {
      _ = scanner.take(comparison.name, whole: false)
      return comparison
    }
    if case .field(let field) = left, let fields,
      (try? fields.reference(at: 0, in: field.bytes))?.length != field.bytes.count
    {
      let guess = fields.nearest(to: field.text)
      throw error(
        "no field is called \(field.text)", at: field.position.offset,
        hint: guess.map { "did you mean \($0)?" })
    }
    let foreign = ForeignOperator.hint(for: scanner.wordAhead())
    let guess = NameGuess.nearest(to: word, among: FilterOperator.words.map(\.name))
    throw error("expected an operator", hint: foreign ?? guess.map { "did you mean \($0)?" })
  }

  private mutating func right(of comparison: FilterOperator) throws(LanguageError) -> FilterSyntax.Right {
    switch comparison.shape {
    case .nothing: return .nothing
    case .list:
      if scanner.next == UInt8(ascii: "(") { return .list(try list(), nil) }
      if let call = try expressions.call() { return .operand(call) }
      throw error("expected a list in brackets, as in \(comparison.name) (a, b)")
    case .value:
      if let modifier = modifier() { return .list(try list(), modifier) }
      if let call = try expressions.call() { return .operand(call) }
      if scanner.next == UInt8(ascii: "(") { throw error("expected a value") }
      return .value(try expressions.value(inList: false))
    }
  }

  /// `oneof`, `anyof` or `allof`, where a list follows.
  private mutating func modifier() -> FilterSyntax.Modifier? {
    let start = scanner.offset
    for modifier in FilterSyntax.Modifier.allCases where scanner.take(modifier.rawValue, whole: true) {
      scanner.skipBlanks()
      if scanner.next == UInt8(ascii: "(") { return modifier }
      scanner.offset = start
    }
    return nil
  }

  private mutating func list() throws(LanguageError) -> [SourceWord] {
    let start = scanner.offset
    _ = scanner.take("(")
    scanner.skipBlanks()
    if scanner.take(")") { return [] }
    var items: [SourceWord] = []
    while true {
      scanner.skipBlanks()
      items.append(try expressions.value(inList: true))
      scanner.skipBlanks()
      if scanner.take(")") { return items }
      if scanner.isAtEnd { throw error("this bracket is never closed", at: start) }
      guard scanner.take(",") else { throw error("expected a comma or a closing bracket") }
    }
  }

  // MARK: Errors

  /// What to write instead of the signs and capitals that other languages have for the three words.
  private var wordHint: String? {
    let ahead = scanner.bytesAhead(3)
    let others = [("AND", "and"), ("&&", "and"), ("OR", "or"), ("||", "or"), ("NOT", "not"), ("!", "not")]
    return others.first { ahead.starts(with: $0.0.utf8) }.map { "write \($0.1)" } ?? valueHint
  }

  /// What to write instead of the latest check, where its value looks like less than was meant.
  private var valueHint: String? {
    guard let latest, case .value(let word) = latest.right else { return nil }
    if let hint = ForeignOperator.hint(forValue: word.bytes, behind: latest.comparison.name) { return hint }
    // `100 ms`
    let time = FilterConstant.nanoseconds(word.text + String(decoding: scanner.wordAhead(), as: UTF8.self))
    return time.map { "write \($0), in nanoseconds" }
  }

  private func error(_ message: String, at offset: Int? = nil, hint: String? = nil) -> LanguageError {
    expressions.error(message, at: offset, hint: hint)
  }
}
