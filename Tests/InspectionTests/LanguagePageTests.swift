import Inspection
import State
import TestSupport
import Testing

@testable import Inspection

/// What `Documentation/language.md` shows works as it stands there.
@Suite struct LanguagePageTests {
  private let page = Repository.lines(of: "\(Repository.root)/Documentation/language.md")

  /// The lines of all blocks of a language.
  private func examples(_ language: String) -> [String] {
    var examples: [String] = []
    var isInside = false
    for line in page {
      if line.hasPrefix("```") {
        isInside = line == "```\(language)"
      } else if isInside {
        examples.append(line)
      }
    }
    return examples
  }

  @Test func `filters and formats of the page are read`() throws {
    let filters = examples("filter")
    let formats = examples("format")
    #expect(filters.count > 10 && formats.count > 2)
    var strings = StringPool()
    for filter in filters { _ = try Filter(filter, interning: &strings) }
    for format in formats { _ = try Format(format) }
  }

  @Test func `operators and transformers are all on the page, and no others`() {
    let words = page.filter { $0.hasPrefix("| `") }.flatMap { row in
      row.split(separator: "|")[0].split(separator: "`").map { $0.prefix { $0 != "(" } }
    }.filter { !$0.contains(" ") && !$0.contains(",") && !$0.contains(".") }.map(String.init)
    let known = (FilterOperator.signs + FilterOperator.words).map(\.name) + Transformer.all.map(\.name)
    #expect(Set(words) == Set(known))
  }
}
