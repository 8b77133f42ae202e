/// Resolves the fields of operands, and checks that what is handed to transformers suits them.
struct ExpressionChecker {
  let fields: FieldTable
  let language: LanguageError.Language
  let source: String

  func check(_ operand: ExpressionSyntax) throws(LanguageError) -> Expression {
    switch operand {
    case .field(let word): return .field(try field(word))
    case .constant(let word): return .constant(word.bytes)
    case .list(let items):
      let checked = try all(items)
      for (expression, item) in zip(checked, items) { try refuseSeveral(expression, at: item.position) }
      return .list(checked)
    case .transform(let name, let parts, let argument): return try transform(name, parts, argument)
    }
  }

  private func all(_ operands: [ExpressionSyntax]) throws(LanguageError) -> [Expression] {
    var checked: [Expression] = []
    for operand in operands { checked.append(try check(operand)) }
    return checked
  }

  // MARK: Fields

  private func field(_ word: SourceWord) throws(LanguageError) -> FieldReference {
    do throws(FieldError) {
      if let match = try fields.reference(at: 0, in: word.bytes) {
        if match.length == word.bytes.count { return match.reference }
        if word.bytes[match.length] == UInt8(ascii: "[") {
          throw FieldError("\(match.reference.info.name) takes no argument")
        }
      }
    } catch {
      throw self.error(error.message, at: word.position, hint: error.hint)
    }
    throw error("no field is called \(word.text)", at: word.position, hint: hint(for: word.text))
  }

  private func hint(for name: String) -> String? {
    let bare = name.split(separator: "[", maxSplits: 1).first.map(String.init) ?? name
    return fields.nearest(to: bare).map { "did you mean \($0)?" }
  }

  // MARK: Transformers

  private func transform(
    _ name: SourceWord, _ operands: [ExpressionSyntax], _ argument: SourceWord?
  ) throws(LanguageError) -> Expression {
    guard let transformer = Transformer.named(name.text) else {
      throw error("\(name.text) is no transformer", at: name.position)
    }
    guard transformer.parts.count.contains(operands.count) else {
      throw error("\(transformer.name) takes \(transformer.parts.noun)", at: name.position)
    }
    if let argument {
      guard transformer.workOfLetter != nil else {
        throw error("\(transformer.name) takes nothing in square brackets", at: argument.position)
      }
      guard argument.bytes.count == 1 else {
        throw error(
          "\(transformer.name) takes the letter of one option in square brackets", at: argument.position)
      }
    }
    let checked = try all(operands)
    for (index, expression) in checked.enumerated() {
      try check(expression, as: index, of: transformer, at: operands[index].position)
    }
    return .transform(transformer, checked, letter: argument?.bytes.first)
  }

  /// Whether a part suits its place in a transformer.
  private func check(
    _ part: Expression, as index: Int, of transformer: Transformer, at position: SourcePosition
  ) throws(LanguageError) {
    try refuseSeveral(part, at: position)
    switch transformer.parts.lists {
    case .first where index == 0: break
    case .only(let place) where index == place:
      if part.isList { return }
      throw error("\(transformer.name) takes \(transformer.parts.noun)", at: position)
    case .none, .first, .only:
      if part.isList { throw error("\(transformer.name) takes no list here", at: position) }
    }
    guard !part.kind.sorts.isDisjoint(with: transformer.parts.sorts) else {
      throw error("\(transformer.name) needs text, not \(part.kind.noun)", at: position)
    }
  }

  /// Fields of both ends of a socket, or of every ancestor, are asked for each of their values; what would a transformer
  /// make of that?
  private func refuseSeveral(_ expression: Expression, at position: SourcePosition)
    throws(LanguageError)
  {
    if case .field(let field) = expression, case .each = field.extraction, !field.isList {
      throw error("\(field.info.name) has several values and cannot be transformed", at: position)
    }
  }

  private func error(
    _ message: String, at position: SourcePosition, hint: String? = nil
  ) -> LanguageError {
    LanguageError(language, message, source: source, position: position.offset, hint: hint)
  }
}
