import TestSupport
import Testing

@testable import Inspection

/// Print and parse are each other's opposite: `parse(print(tree)) == tree` for trees made up at random.
struct FilterTextTests {
  /// Seeds that are the same in every run, and one that is not.
  @Test(arguments: [1, 2, 3, 4, .random(in: 5...UInt64.max)] as [UInt64])
  func printingThenParsingIsIdentity(seed: UInt64) throws {
    var maker = FilterMaker(seed: seed)
    for number in 0..<2_000 {
      let tree = maker.filter(depth: 4)
      let text = tree.text
      let again = try #require(try? FilterParser.parse(text), "seed \(seed), number \(number): \(text)")
      try #require(again == tree, "seed \(seed), number \(number): \(text)")
      try #require(again.text == text, "seed \(seed), number \(number): \(text)")
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
        #expect(error.description.hasPrefix("filter error at column "))
      }
    }
  }
}
