import TestSupport
import Testing

@testable import Inspection

/// Print and parse are each other's opposite: `parse(print(tree)) == tree` for trees made up at random.
struct FilterTextTests {
  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func printingThenParsingIsIdentity(seed: UInt64) throws {
    var maker = FilterMaker(seed: seed)
    for _ in 0..<400 {
      let tree = maker.filter(depth: 4)
      let text = tree.text
      let again = try FilterParser.parse(text)
      #expect(again == tree, "seed \(seed): \(text)")
      #expect(again.text == text)
    }
  }

  @Test(arguments: [6, 7, 8] as [UInt64])
  func anyTextIsAFilterOrAnErrorWithinIt(seed: UInt64) {
    var maker = FilterMaker(seed: seed)
    let pieces = [
      "(", ")", "and ", "or ", "not ", "a.b", "=", "!=", "<", " in ", "'", "\"", "\\", "\\x", ",", "[", "]",
      " ",
      "val(", "len(", "exists", " contains ", "oneof", "é", "\u{0}", "3",
    ]
    for _ in 0..<3000 {
      let text = (0..<maker.number(below: 14)).map { _ in pieces[maker.number(below: pieces.count)] }.joined()
      do throws(LanguageError) {
        let tree = try FilterParser.parse(text)
        #expect(throws: Never.self) { try #expect(FilterParser.parse(tree.text) == tree) }
      } catch {
        #expect(error.position >= 0 && error.position <= text.utf8.count, "\(text)")
        #expect(error.description.hasPrefix("filter error: "))
      }
    }
  }
}

/// Makes up filters.
private struct FilterMaker {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }

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
    let operators = FilterOperator.signs + FilterOperator.words
    let comparison = operators[number(below: operators.count)]
    return FilterSyntax.Check(
      left: operand(depth: 2), comparison: comparison, comparisonPosition: .init(offset: 0),
      right: right(comparison.shape))
  }

  private mutating func right(_ shape: FilterOperator.Shape) -> FilterSyntax.Right {
    switch (shape, number(below: 4)) {
    case (.nothing, _): return .nothing
    case (_, 0): return .operand(operand(depth: 2))
    case (.list, _): return .list(words(), nil)
    case (.value, 1): return .list(words(), FilterSyntax.Modifier.allCases[number(below: 3)])
    case (.value, _): return .value(word())
    }
  }

  private mutating func operand(depth: Int) -> FilterSyntax.Operand {
    let fields = ["proc.name", "evt.arg[0]", "k8s.pod.label.app/x-y", "a.b[\"x y\"]", "evt.arg.flags"]
    guard depth > 0, number(below: 3) == 0 else {
      return .field(plain(fields[number(below: fields.count)]))
    }
    let transformer = FilterTransformer.all[number(below: FilterTransformer.all.count)]
    let arguments = (0..<number(below: 4)).map { _ in argument(depth: depth - 1) }
    return .transform(plain(transformer.name), arguments, argument: number(below: 4) == 0 ? plain("x") : nil)
  }

  private mutating func argument(depth: Int) -> FilterSyntax.Operand {
    switch number(below: 4) {
    case 0: .constant(word())
    case 1: .list((0..<number(below: 3)).map { _ in argument(depth: 0) })
    default: operand(depth: depth)
    }
  }

  private mutating func words() -> [FilterSyntax.Word] { (0..<number(below: 4)).map { _ in word() } }

  private mutating func word() -> FilterSyntax.Word {
    let samples = [
      "curl", "", "a b", "val(x)", "oneof", "'", "\"", "\\", "a,b", ")", "=", "/etc/*", "42", "and",
    ]
    if number(below: 3) == 0 {
      return FilterSyntax.Word(
        bytes: (0..<number(below: 6)).map { _ in UInt8(truncatingIfNeeded: number(below: 256)) },
        position: .init(offset: 0))
    }
    return plain(samples[number(below: samples.count)])
  }

  private func plain(_ text: String) -> FilterSyntax.Word {
    FilterSyntax.Word(bytes: Array(text.utf8), position: .init(offset: 0))
  }
}
