internal import Testing
internal import trowel

/// Options that take the words behind them.
struct ArgumentReaderTests {
  /// `-c NAME [NUMBER]`: a number may follow, if there is something behind it.
  private static let table = FlagTable([
    Flag("r", ["read"], argument: .required("file"), .printing, "A capture.") {
      (options, text) throws(UsageError) in options.captures.append(text)
    },
    .takingWords("c", ["chisel"], argument: .required("name"), .printing, "A chisel.") {
      (options, reader) throws(UsageError) in
      options.notes.append("\(reader.spelling) \(reader.argument)")
      if let word = reader.peek, Int(word) != nil { options.notes.append(reader.next() ?? "") }
      options.notes.append("then \(reader.rest.joined(separator: " "))")
    },
  ])

  private func parse(_ line: String) throws -> Options {
    try ArgumentParser.parse(line.split(separator: " ").map(String.init), table: Self.table)
  }

  @Test(arguments: ["-r a -c top 5 fd.port=80", "-r a --chisel=top 5 fd.port=80", "-ra -ctop 5 fd.port=80"])
  func anOptionTakesTheWordsThatItWants(line: String) throws {
    let options = try parse(line)
    #expect(options.notes.dropFirst() == ["5", "then fd.port=80"])
    #expect(options.notes[0].hasSuffix(" top"))
    #expect(options.filter == "fd.port=80")
  }

  @Test func whatItLeavesIsReadAsBefore() throws {
    let options = try parse("-c top fd.port = 80 -r a")
    #expect(options.notes == ["-c top", "then fd.port = 80 -r a"])
    #expect(options.filter == "fd.port = 80")
    #expect(options.captures == ["a"])
  }

  @Test func theWordsOfACommandAreNobodysArguments() throws {
    let options = try parse("-c top -- 5 x")
    #expect(options.notes == ["-c top", "then "])
    #expect(options.live.command == ["5", "x"])
  }
}
