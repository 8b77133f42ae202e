internal import Testing
internal import trowel

struct FlagTableTests {
  private let rows = FlagTable.shared.all

  @Test func lettersAndNamesAreUnique() {
    let letters = rows.compactMap(\.short)
    #expect(Set(letters).count == letters.count)
    let names = rows.flatMap(\.long)
    #expect(Set(names).count == names.count)
  }

  @Test func everyRowHasASpellingAndASentence() {
    for row in rows {
      #expect(row.short != nil || !row.long.isEmpty)
      #expect(row.help.hasSuffix("."), "\(row.spelling)")
      #expect(row.long.allSatisfy { $0.count > 1 && !$0.hasPrefix("-") })
    }
  }

  @Test func helpNamesEveryOptionWithinEightyFourColumns() {
    let page = HelpText.page(command: "trowel")
    for row in rows { #expect(page.contains(row.long.first ?? row.spelling)) }
    for line in page.split(separator: "\n") where !line.hasPrefix("    ") && !line.contains("$") {
      #expect(line.count <= 84, "\(line)")
    }
  }
}
