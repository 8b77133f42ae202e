internal import Testing

@testable internal import trowel

/// The words that stand in place of options.
struct SubcommandTests {
  @Test func everyPageNamesEachOfThem() {
    let help = HelpText.page(command: "trowel")
    for each in Subcommand.all {
      #expect(each.summary.hasSuffix("."))
      #expect(help.contains("trowel \(each.usage)\n") && help.contains("\n \(each.name) "), "\(each.name)")
      let dashed = each.usage.split(separator: "-", omittingEmptySubsequences: false).joined(separator: "\\-")
      #expect(ManualPage.text.contains("\n\\fB\(dashed)\\fR\n"), "\(each.name)")
      for shell in Completions.allCases {
        #expect(shell.script.contains(each.name), "\(shell): \(each.name)")
      }
    }
  }

  @Test func aShellHasToBeNamed() {
    #expect(throws: UsageError("completions needs one of these words behind it: bash, zsh, fish")) {
      try Subcommand.named(by: ["completions"])
    }
  }

  @Test(arguments: [["help", "me"], ["evt.type=open"], []])
  func otherWordsAreAFilter(words: [String]) throws {
    #expect(try Subcommand.named(by: words) == nil)
  }
}
