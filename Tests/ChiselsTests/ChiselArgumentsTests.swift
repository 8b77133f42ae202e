import Testing

@testable import Chisels

/// One word of the command line with all arguments of a chisel.
@Suite struct ChiselArgumentsTests {
  @Test(arguments: [
    ("8080", ["8080"]), ("10 disable_color", ["10", "disable_color"]), ("'a b' c", ["a b", "c"]),
    ("`a b`", ["a b"]), ("", []), (" a", ["a"]), ("proc.name,fd.name", ["proc.name,fd.name"]),
  ])
  func areSplitAtBlanksOutsideOfQuotes(text: String, values: [String]) throws {
    #expect(try ChiselArguments(text).values == values)
  }

  @Test func anOpenQuoteIsAnError() {
    #expect(throws: ChiselError.self) { try ChiselArguments("'a b") }
  }

  @Test func tooFewAndTooManyAreToldByName() throws {
    let description = ChiselDescription(
      name: "spy",
      arguments: [
        .init(name: "port", kind: "int"), .init(name: "color", kind: "string", isOptional: true),
      ])
    try ChiselArguments("80").check(against: description)
    #expect(throws: ChiselError("spy needs arguments, in one word of the shell: port [color]")) {
      try ChiselArguments("").check(against: description)
    }
    #expect(throws: ChiselError("spy was given 3 arguments; it takes port [color]")) {
      try ChiselArguments("1 2 3").check(against: description)
    }
  }
}
