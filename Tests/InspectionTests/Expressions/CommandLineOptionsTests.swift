import Testing

@testable import Inspection

@Suite struct CommandLineOptionsTests {
  private func options(_ words: [String], _ letters: String) -> CommandLineOptions {
    CommandLineOptions(words.map { Array($0.utf8) }, letters: Array(letters.utf8))
  }

  @Test(
    arguments: [
      ([], "ab", []), (["-a"], "ab", ["a"]), (["-ab"], "ab", ["a", "b"]), (["-a", "-b"], "ab", ["a", "b"]),
      (["-bx"], "ab:", ["b", "x"]), (["-b", "x"], "ab:", ["b", "x"]), (["-abx"], "ab:", ["a", "b", "x"]),
      (["-b", "-a"], "ab:", ["b", "-a"]), (["-b"], "ab:", [""]), (["-z", "-a"], "a", ["?", "a"]),
      (["-:"], "a:", ["?"]), (["--", "-a"], "a", []), (["--long", "-a"], "a", ["a"]), (["x", "-a"], "a", []),
      (["-a", "x", "-a"], "a", ["a"]), (["-", "-a"], "a", []), (["", "-a"], "a", []), (["-a"], ":a", ["a"]),
    ] as [([String], String, [String])])
  func optionsAreReadAsPOSIXSays(words: [String], letters: String, expected: [String]) {
    #expect(options(words, letters).all == expected.map { Array($0.utf8) })
  }

  @Test(
    arguments: [
      (["-a"], "a", "a"), (["-b", "x", "-b", "y"], "b", "y"), (["-b"], "b", ""), (["-a"], "b", nil),
      (["-z"], "z", nil),
    ] as [([String], Character, String?)])
  func anOptionIsWhatItWasGivenLast(words: [String], letter: Character, expected: String?) throws {
    let letter = try #require(letter.asciiValue)
    #expect(options(words, "ab:").argument(of: letter) == expected.map { Array($0.utf8) })
  }
}
