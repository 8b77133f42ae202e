import Testing

@testable import Inspection

/// A format that was parsed has a printed form that parses to the same format.
@Suite struct FormatTextTests {
  /// Seeds that are the same in every run, and one that is not.
  @Test(arguments: [1, 2, 3, 4, .random(in: 5...UInt64.max)] as [UInt64])
  func parsingThenPrintingThenParsingIsParsing(seed: UInt64) throws {
    var maker = FormatMaker(seed: seed)
    for number in 0..<2_000 {
      let text = maker.format()
      let place = "seed \(seed), number \(number): \(text)"
      let tokens = try parsed(text)
      let printed = try Format.normalized(text)
      try #require(try parsed(printed) == tokens, "\(place) as \(printed)")
      try #require(try Format.normalized(printed) == printed, "\(place) as \(printed)")
    }
  }

  @Test(arguments: [
    ("%05evt.num", "%5evt.num"), ("%toupper( proc.name )", "%toupper(proc.name)"),
    ("*%proc.aname|%evt.arg.res.", "*%proc.aname|%evt.arg.res."), ("%val( evt.time ).s", "%val(evt.time).s"),
    ("%join(',',('a',3))x", "%join(\",\", (\"a\", 3))x"), ("a%evt.num", "a%evt.num"), ("*", "*"),
  ])
  func whatIsWrittenInManyWaysIsPrintedInOne(format: String, printed: String) throws {
    #expect(try Format.normalized(format) == printed)
  }

  /// What tokens are: fields are the same where they are written the same, and transformers are printed.
  private struct Token: Equatable {
    let literal: [UInt8]
    let spelling: String?
    let width: Int?
    let isShownAgain: Bool?
  }

  private func parsed(_ text: String) throws -> [Token] {
    var parser = FormatParser(text, .shared)
    try parser.parse(keepingStandardParts: false)
    let star = Token(
      literal: parser.showsIncompleteLines ? [42] : [], spelling: nil, width: nil, isShownAgain: nil)
    return [star]
      + parser.tokens.map {
        Token(
          literal: $0.literal, spelling: $0.field?.spelling, width: $0.field?.width,
          isShownAgain: $0.field?.isShownAgain)
      }
  }
}
