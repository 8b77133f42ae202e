internal import Testing

@testable internal import trowel

/// The formats that `-p` names, in full.
struct LineFormatTests {
  @Test func aPipeGetsThePlainLine() {
    let text = Options.LineFormat.standard.text(onTerminal: false, colored: true)
    #expect(
      text == "*%evt.num %evt.outputtime %evt.cpu %proc.name (%thread.tid) %evt.dir %evt.type %evt.info")
  }

  @Test func aTerminalGetsColors() {
    let text = Options.LineFormat.standard.text(onTerminal: true, colored: true)
    #expect(text.contains("\u{1B}[01;32m%proc.name\u{1B}[00m"))
  }

  @Test func withoutColorsNothingElseChanges() {
    let text = Options.LineFormat.standard.text(onTerminal: true, colored: false)
    #expect(
      text
        == "*%evt.num %evt.outputtime %evt.cpu %proc.name (%proc.pid.%thread.tid) %evt.dir %evt.type %evt.info"
    )
  }

  @Test func escapesInAFormatAreExpanded() {
    #expect(
      Options.LineFormat.custom(#"a\tb\e[0m\x"#).text(onTerminal: false, colored: false)
        == "a\tb\u{1B}[0m\\x")
  }

  @Test func coloredFormatsAreSpelledAsTheyAreTyped() {
    #expect(Options.LineFormat.spelled("\u{1B}[01;32m%proc.name") == #"\e[01;32m%proc.name"#)
  }
}
