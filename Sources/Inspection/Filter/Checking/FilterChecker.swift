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
    guard comparison.test == .exists || !comparison.operands.isDisjoint(with: kind.sorts) else {
      throw error("\(comparison.name) cannot compare \(kind.noun)", at: check.comparisonPosition)
    }
    try checkList(left, check)
    let right: CheckedFilter.Right
    switch check.right {
    case .nothing: right = .nothing
    case .value(let word):
      right = .constants([try constant(word, left, check)], .any)
    case .list(let words, let modifier):
      right = try list(words, left, check, modifier)
    case .operand(let operand):
      right = .expression(try comparable(operand, with: kind, check))
    }
    if case .field(let field) = left, field.info.traits.contains(.distance) {
      guard comparison.test == .equal else {
        throw error("\(field.info.name) can only be compared with =", at: check.comparisonPosition)
      }
      return CheckedFilter.Check(left: left, test: .lessOrEqual, right: right)
    }
    return CheckedFilter.Check(
      left: left, test: comparison.test, right: right, needsEveryItem: left.isList && comparison.name == "in")
  }

  /// Of a list one can ask whether its items are among others, and nothing else.
  private func checkList(_ left: Expression, _ check: FilterSyntax.Check) throws(LanguageError) {
    guard left.isList, check.comparison.test != .exists else { return }
    guard check.comparison.shape == .list, check.comparison.test == .equal else {
      throw error(
        "\(check.comparison.name) cannot compare a list", at: check.comparisonPosition,
        hint: "in asks for all of its values, intersects for any")
    }
  }

  private func list(
    _ words: [SourceWord], _ left: Expression, _ check: FilterSyntax.Check,
    _ modifier: FilterSyntax.Modifier?
  ) throws(LanguageError) -> CheckedFilter.Right {
    if words.isEmpty {
      // sysdig reads `()` as a list of one empty text; of no value at all nothing holds.
      return .constants(modifier == nil && left.kind.sorts == .text ? [.text([])] : [], .any)
    }
    var constants: [FilterConstant] = []
    for word in words { constants.append(try constant(word, left, check)) }
    switch modifier {
    case nil, .anyof: return .constants(constants, .any)
    case .allof: return .constants(constants, .every)
    case .oneof: return .constants(constants, .exactlyOne)
    }
  }

  private func constant(
    _ word: SourceWord, _ left: Expression, _ check: FilterSyntax.Check
  ) throws(LanguageError) -> FilterConstant {
    do throws(FieldError) {
      if check.comparison.isHexadecimal { return try FilterConstant(hexadecimal: word.bytes) }
      if check.comparison.test == .regex { return .pattern(try RegularExpression(word.bytes)) }
      if check.comparison.test == .equal || check.comparison.test == .notEqual,
        case .field(let field) = left, let error = field.info.values?.error(on: word.bytes)
      {
        throw error
      }
      return try FilterConstant(meant(word, left, check), as: left.kind)
    } catch {
      throw self.error(error.message, at: word.position, hint: error.hint)
    }
  }

  /// A value as the field has it: a whole id where that has the first digits alone.
  private func meant(_ word: SourceWord, _ left: Expression, _ check: FilterSyntax.Check) -> [UInt8] {
    guard check.comparison.test == .equal || check.comparison.test == .notEqual,
      case .field(let field) = left,
      let ids = field.info.ids
    else { return word.bytes }
    return ids.shortened(word.bytes)
  }

  /// The operand on the right, which has to be of the same sort as the one on the left.
  private func comparable(
    _ operand: ExpressionSyntax, with kind: FieldInfo.FieldKind, _ check: FilterSyntax.Check
  ) throws(LanguageError) -> Expression {
    let right = try expression(operand)
    let isRegular = check.comparison.test == .regex || check.comparison.isHexadecimal
    guard !right.kind.sorts.isDisjoint(with: kind.sorts), kind != .ipNetwork, !isRegular else {
      throw error(
        "\(check.comparison.name) cannot compare \(kind.noun) with \(right.kind.noun) of each event",
        at: operand.position)
    }
    if right.isList {
      guard check.comparison.shape == .list else {
        throw error("\(check.comparison.name) takes no list on its right", at: operand.position)
      }
    } else if case .field(let field) = right, case .each = field.extraction {
      throw error("\(field.info.name) has several values and cannot stand on the right", at: operand.position)
    }
    return right
  }

  private func expression(_ operand: ExpressionSyntax) throws(LanguageError) -> Expression {
    try ExpressionChecker(fields: fields, language: .filter, source: source).check(operand)
  }

  private func error(_ message: String, at position: SourcePosition, hint: String? = nil)
    -> LanguageError
  {
    LanguageError(.filter, message, source: source, position: position.offset, hint: hint)
  }
}
