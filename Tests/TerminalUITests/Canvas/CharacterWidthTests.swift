internal import Testing

@testable internal import TerminalUI

@Suite struct CharacterWidthTests {
  @Test(arguments: ["a", "é", "ß", "я", "א", "│", "█", "─", "◌", "\u{E0B0}", "🇩"])
  func lettersAndLinesTakeOneCell(_ text: Unicode.Scalar) { #expect(CharacterWidth(text) == .narrow) }

  @Test(arguments: ["漢", "か", "한", "Ａ", "　", "😀", "⌚", "🈚", "\u{20000}", "ᄀ"])
  func eastAsianCharactersAndEmojiTakeTwo(_ text: Unicode.Scalar) { #expect(CharacterWidth(text) == .wide) }

  @Test(arguments: ["\u{301}", "\u{20DD}", "\u{1161}", "\u{0E31}"])
  func marksTakeNone(_ text: Unicode.Scalar) { #expect(CharacterWidth(text) == .mark) }

  @Test(arguments: [
    "\u{0}", "\u{1B}", "\u{7F}", "\u{9B}", "\u{AD}", "\u{200B}", "\u{200D}", "\u{202E}", "\u{2028}",
    "\u{2066}",
    "\u{3164}", "\u{FEFF}", "\u{E0041}", "\u{FE0F}", "\u{378}",
  ])
  func whatIsNotSeenOrSteersIsInvisible(_ text: Unicode.Scalar) {
    #expect(CharacterWidth(text) == .invisible)
  }
}
