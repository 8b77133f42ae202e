internal import Events

/// Resolves the fields of a filter, checks that operators suit them, and reads values as their kinds.
struct FilterChecker {
  let fields: FieldTable
  let source: String

  func check(_ tree: FilterSyntax) throws(LanguageError) -> CheckedFilter {
    switch tree {
    case .everything: return .everything
    case .and(let parts): return .and(try all(parts))
    case .or(let parts): return .or(try all(parts))
    case .not(let part): return .not(try check(part))
    case .check(let each): return .check(try check(each))
    }
  }

  private func all(_ parts: [FilterSyntax]) throws(LanguageError) -> [CheckedFilter] {
    var checked: [CheckedFilter] = []
    for part in parts { checked.append(try check(part)) }
    return checked
  }

  // MARK: One check

  private func check(_ check: FilterSyntax.Check) throws(LanguageError) -> CheckedFilter.Check {
    let left = try expression(check.left)
    let kind = left.kind
    let comparison = check.comparison
    guard comparison.test == .exists || !comparison.operands.isDisjoint(with: kind.operands) else {
      throw error("\(comparison.name) cannot compare \(kind.noun)", at: check.comparisonPosition)
    }
    let right: CheckedFilter.Right
    switch check.right {
    case .nothing: right = .nothing
    case .value(let word):
      right = .constants([try constant(word, kind, check)], needsAll: false)
    case .list(let words, let modifier):
      right = try list(words, kind, check, needsAll: modifier == .allof)
    case .operand(let operand):
      right = .expression(try comparable(operand, with: kind, check))
    }
    if case .field(let field) = left, field.info.name == "evt.around" {
      // The field's value is a distance in time: what is meant is "at most so far away".
      guard comparison.test == .equal else {
        throw error("evt.around can only be compared with =", at: check.comparisonPosition)
      }
      return CheckedFilter.Check(left: left, test: .lessOrEqual, right: right)
    }
    return CheckedFilter.Check(left: left, test: comparison.test, right: right)
  }

  private func list(
    _ words: [FilterSyntax.Word], _ kind: FieldInfo.FieldKind, _ check: FilterSyntax.Check, needsAll: Bool
  ) throws(LanguageError) -> CheckedFilter.Right {
    // sysdig reads `()` as a list of one empty text.
    if words.isEmpty, kind.operands == .text { return .constants([.text([])], needsAll: needsAll) }
    var constants: [FilterConstant] = []
    for word in words { constants.append(try constant(word, kind, check)) }
    return .constants(constants, needsAll: needsAll)
  }

  private func constant(
    _ word: FilterSyntax.Word, _ kind: FieldInfo.FieldKind, _ check: FilterSyntax.Check
  ) throws(LanguageError) -> FilterConstant {
    do throws(FieldError) {
      if check.comparison.isHexadecimal { return try FilterConstant(hexadecimal: word.bytes) }
      if check.comparison.test == .regex { return .pattern(try RegularExpression(word.bytes)) }
      if check.comparison.test == .equal || check.comparison.test == .notEqual,
        case .field(let field) = check.left, field.text == "evt.type", !EventNames.shared.contains(word.bytes)
      {
        let guess = EventNames.shared.nearest(to: word.text)
        throw FieldError("no event is called \(word.text)", hint: guess.map { "did you mean \($0)?" })
      }
      return try FilterConstant(word.bytes, as: kind)
    } catch {
      throw self.error(error.message, at: word.position, hint: error.hint)
    }
  }

  /// The operand on the right, which has to be of the same sort as the one on the left.
  private func comparable(
    _ operand: FilterSyntax.Operand, with kind: FieldInfo.FieldKind, _ check: FilterSyntax.Check
  ) throws(LanguageError) -> CheckedFilter.Expression {
    let right = try expression(operand)
    let isRegular = check.comparison.test == .regex || check.comparison.isHexadecimal
    guard !right.kind.operands.isDisjoint(with: kind.operands), kind != .ipNetwork, !isRegular else {
      throw error(
        "\(check.comparison.name) cannot compare \(kind.noun) with \(right.kind.noun) of each event",
        at: operand.position)
    }
    if case .field(let field) = right, case .each = field.extraction {
      throw error("\(field.info.name) has several values and cannot stand on the right", at: operand.position)
    }
    return right
  }

  // MARK: Operands

  private func expression(_ operand: FilterSyntax.Operand) throws(LanguageError) -> CheckedFilter.Expression {
    switch operand {
    case .field(let word): return .field(try field(word))
    case .constant(let word): return .constant(word.bytes)
    case .list(let items): return .list(try expressions(items))
    case .transform(let name, let arguments, let argument):
      return try transform(name, arguments, argument)
    }
  }

  private func expressions(_ operands: [FilterSyntax.Operand]) throws(LanguageError) -> [CheckedFilter
    .Expression]
  {
    var checked: [CheckedFilter.Expression] = []
    for operand in operands { checked.append(try expression(operand)) }
    return checked
  }

  private func field(_ word: FilterSyntax.Word) throws(LanguageError) -> FieldReference {
    do throws(FieldError) {
      if let match = try fields.reference(at: 0, in: word.bytes) {
        if match.length == word.bytes.count { return match.reference }
        if word.bytes[match.length] == UInt8(ascii: "[") {
          throw FieldError("\(match.reference.info.name) takes no argument")
        }
      }
    } catch {
      throw self.error(error.message, at: word.position)
    }
    throw error("no field is called \(word.text)", at: word.position, hint: hint(for: word.text))
  }

  private func hint(for name: String) -> String? {
    let bare = name.split(separator: "[", maxSplits: 1).first.map(String.init) ?? name
    return fields.nearest(to: bare).map { "did you mean \($0)?" }
  }

  private func transform(
    _ name: FilterSyntax.Word, _ arguments: [FilterSyntax.Operand], _ argument: FilterSyntax.Word?
  ) throws(LanguageError) -> CheckedFilter.Expression {
    guard let transformer = FilterTransformer.named(name.text) else {
      throw error("\(name.text) is no transformer", at: name.position)
    }
    guard transformer.arity.contains(arguments.count) else {
      throw error("\(transformer.name) takes \(transformer.arguments)", at: name.position)
    }
    guard argument == nil || transformer.action == .option else {
      throw error("\(transformer.name) takes nothing in square brackets", at: name.position)
    }
    let checked = try expressions(arguments)
    for (expression, operand) in zip(checked, arguments) {
      if case .field(let field) = expression, case .each = field.extraction {
        throw error("\(field.info.name) has several values and cannot be transformed", at: operand.position)
      }
      guard !expression.kind.operands.isDisjoint(with: [.text, .bytes]) else {
        throw error("\(transformer.name) needs text, not \(expression.kind.noun)", at: operand.position)
      }
    }
    return .transform(transformer, checked, argument: argument?.bytes)
  }

  private func error(_ message: String, at position: FilterSyntax.Position, hint: String? = nil)
    -> LanguageError
  {
    LanguageError(.filter, message, source: source, position: position.offset, hint: hint)
  }
}
