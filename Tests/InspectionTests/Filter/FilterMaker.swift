import TestSupport

@testable import Inspection

/// Makes up filters with everything that the grammar has. Whether they make sense it does not ask.
struct FilterMaker {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[number(below: values.count)] }

  mutating func filter(depth: Int) -> FilterSyntax {
    switch depth > 0 ? number(below: 5) : 4 {
    case 0: return .and(filters(depth))
    case 1: return .or(filters(depth))
    case 2: return .not(filter(depth: depth - 1))
    default: return .check(check())
    }
  }

  private mutating func filters(_ depth: Int) -> [FilterSyntax] {
    (0..<(2 + number(below: 3))).map { _ in filter(depth: depth - 1) }
  }

  private mutating func check() -> FilterSyntax.Check {
    let comparison = pick(FilterOperator.signs + FilterOperator.words)
    return FilterSyntax.Check(
      left: operand(depth: 2), comparison: comparison, comparisonPosition: .init(offset: 0),
      right: right(comparison.shape))
  }

  private mutating func right(_ shape: FilterOperator.Shape) -> FilterSyntax.Right {
    switch (shape, number(below: 4)) {
    case (.nothing, _): return .nothing
    case (_, 0): return .operand(operand(depth: 2))
    case (.list, _): return .list(words(), nil)
    case (.value, 1): return .list(words(), pick(FilterSyntax.Modifier.allCases))
    case (.value, _): return .value(word())
    }
  }

  // MARK: Operands

  private mutating func operand(depth: Int) -> ExpressionSyntax {
    guard depth > 0, number(below: 3) == 0 else { return .field(field()) }
    let arguments = (0..<number(below: 4)).map { _ in argument(depth: depth - 1) }
    let letter = number(below: 4) == 0 ? plain(pick(["x", "ab", "'c]'"])) : nil
    return .transform(plain(pick(Transformer.all).name), arguments, argument: letter)
  }

  private mutating func argument(depth: Int) -> ExpressionSyntax {
    switch number(below: 4) {
    case 0: .constant(word())
    case 1: .list((0..<number(below: 3)).map { _ in argument(depth: 0) })
    default: operand(depth: depth)
    }
  }

  /// The name of a field, alone or with an argument of any bytes that can stand there.
  private mutating func field() -> SourceWord {
    let name = pick(["proc.name", "evt.arg", "k8s.pod.label.app/x-y", "a.b", "and.or", "in.not", "x"])
    switch number(below: 4) {
    case 0: return plain("\(name)[\(pick(["0", "res", "a.b/c-d", "-1", "=", "a,b", "é"]))]")
    case 1:
      let quote = pick(["\"", "'"])
      let inside = String(decoding: bytes(), as: UTF8.self).filter { String($0) != quote && $0 != "\r\n" }
      return plain("\(name)[\(quote)\(inside)\(quote)]")
    default: return plain(name)
    }
  }

  // MARK: Values

  private mutating func words() -> [SourceWord] { (0..<number(below: 4)).map { _ in word() } }

  private mutating func word() -> SourceWord {
    if number(below: 3) == 0 { return SourceWord(bytes: bytes(), position: .init(offset: 0)) }
    return plain(
      pick([
        "curl", "", "a b", "val(x)", "len(x)", "oneof", "'", "\"", "\\", "\\x41", "\\n", "a,b", ")", "(", "=",
        "/etc/*", "42", "-1", "0x1F", "+3", "and", "not", "exists", "<", ">=", "10.0.0.0/8", "é", "\0", "\t",
      ]))
  }

  private mutating func bytes() -> [UInt8] {
    (0..<number(below: 6)).map { _ in UInt8(truncatingIfNeeded: number(below: 256)) }
  }

  private func plain(_ text: String) -> SourceWord {
    SourceWord(bytes: Array(text.utf8), position: .init(offset: 0))
  }
}
