internal import TestSupport
internal import Testing

@testable internal import TerminalUI

@Suite struct CellTextTests {
  /// What a line of 40 cells shows of the bytes.
  static func shown(_ bytes: [UInt8], width: Int = 40) -> String {
    var canvas = Canvas(width: width, height: 1)
    canvas.draw(bytes.span, column: 0, row: 0, in: canvas.bounds, style: .plain)
    return canvas.lines[0]
  }

  static func shown(_ text: String) -> String { shown(Array(text.utf8)) }

  @Test func controlCharactersAreSpelled() {
    #expect(Self.shown("a\u{1B}[31mb\u{7}\u{0}\u{7F}") == #"a\x1b[31mb\x07\x00\x7f"#)
    #expect(Self.shown("one\ntwo\r") == #"one\ntwo\r"#)
    #expect(Self.shown("\u{9B}31m") == #"\u{9b}31m"#)
  }

  @Test func whatTurnsTextAroundOrHidesIsSpelled() {
    #expect(Self.shown("a\u{202E}gpj.exe") == #"a\u{202e}gpj.exe"#)
    #expect(Self.shown("a\u{200B}b\u{2066}\u{FEFF}") == #"a\u{200b}b\u{2066}\u{feff}"#)
    #expect(Self.shown("\u{E0041}") == #"\u{e0041}"#)
  }

  @Test func bytesThatAreNotUTF8AreSpelled() {
    #expect(Self.shown([0x61, 0xFF, 0xC3, 0x62]) == #"a\xff\xc3b"#)
    #expect(Self.shown([0xED, 0xA0, 0x80]) == #"\xed\xa0\x80"#)
    #expect(Self.shown([0xC0, 0xAF, 0xE2, 0x82]) == #"\xc0\xaf\xe2\x82"#)
  }

  @Test func tabsGoToTheNextEighthColumn() {
    #expect(Self.shown("a\tb\t\tc") == "a       b               c")
  }

  @Test func marksJoinTheCharacterBeforeThem() {
    #expect(CellText.width(of: "e\u{301}x") == 2)
    #expect(Self.shown("\u{301}x") == "\u{25CC}\u{301}x")
  }

  @Test func whatJoinsEmojiIsLeftOut() {
    #expect(CellText.width(of: "👩\u{200D}👩") == 4)
    #expect(CellText.width(of: "❤\u{FE0F}!") == 2)
    #expect(CellText.width(of: "👋🏽") == 2)
    #expect(Self.shown("a\u{200D}b") == #"a\u{200d}b"#)
  }

  @Test func aLongTextCostsWhatIsShownOfIt() {
    let long = [UInt8](repeating: 0x1B, count: 16 << 20)
    let time = ContinuousClock().measure { for _ in 0..<100 { _ = Self.shown(long) } }
    #expect(time < .seconds(1))
    let marks = Array(String(repeating: "\u{301}", count: 1 << 20).utf8)
    let timeOfMarks = ContinuousClock().measure { for _ in 0..<100 { _ = Self.shown(marks) } }
    #expect(timeOfMarks < .seconds(1))
  }

  @Test func anyBytesGiveOnlyWhatCanBeDrawn() {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      var text = CellText(bytes.span)
      while let glyph = text.next() {
        let base = Unicode.Scalar(glyph.base)
        #expect(base.map { CharacterWidth($0) == (glyph.width == 2 ? .wide : .narrow) } ?? false, "\(bytes)")
      }
    }
  }
}
