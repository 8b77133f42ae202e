import Inspection
import TestSupport
import Testing

@Suite struct FormatTests {
  private let capture = CaptureBuilder().thread(7, "cat")
    .event("open", .enter).event("nanosleep", .enter, [500_000_000])

  @Test func `literal text and fields make a line`() throws {
    #expect(try capture.lines("a %evt.num.%evt.cpu %evt.type!") == ["a 1.0 open!", "a 2.0 nanosleep!"])
  }

  @Test func `a width cuts and fills`() throws {
    #expect(try capture.lines("%4evt.type|%3evt.num|") == ["open|1  |", "nano|2  |"])
  }

  @Test func `a line without all its fields is left out, with a star it says NA`() throws {
    #expect(try capture.lines("%evt.num %evt.arg.interval") == ["2 0.5s"])
    #expect(
      try capture.lines("*%evt.num %evt.arg.interval %8evt.res|") == ["1 <NA> <NA>    |", "2 0.5s <NA>    |"])
  }

  @Test(arguments: [
    ("", 0, "the format is empty"),
    ("a%", 1, "a format cannot end with a %"),
    ("%12", 0, "a format cannot end with a number"),
    ("%-5evt.num", 1, "expected a field behind %"),
    ("%%", 1, "expected a field behind %"),
    ("ab %evt.arg", 4, "evt.arg needs an argument, as in evt.arg[...]"),
    ("%evt.arg.nothing", 1, "unknown event param nothing"),
    ("%evt.around[3]", 1, "evt.around is filter only and cannot be used as a display field"),
    ("%99999999evt.num", 1, "a column cannot be wider than 65536"),
  ])
  func `a wrong format tells what is wrong and where`(text: String, position: Int, message: String) throws {
    let error = #expect(throws: LanguageError.self) { _ = try Format(text) }
    #expect(error?.message == message)
    #expect(error?.position == position)
  }

  @Test func `a wrong name comes with the nearest right one`() throws {
    let error = #expect(throws: LanguageError.self) { _ = try Format("%proc.nmae") }
    #expect(error?.hint == "did you mean proc.name?")
  }

  @Test func `escapes of the command line are expanded, other backslashes stay`() {
    #expect(Format.expandingEscapes(#"a\tb\nc\\d\e\x\"#) == "a\tb\nc\\d\u{1B}\\x\\")
  }

  @Test func `on a terminal control characters of a capture are shown, not obeyed`() throws {
    let hostile = CaptureBuilder().thread(7, "cat")
      .event("execve", .exit, [0, .bytes([0x1B, 0x5B, 0x41, 0xC2, 0x9B, 0xC3, 0xA9, 0x9B, 0])])
    #expect(try hostile.text("%evt.arg.exe", escapesControls: true) == "\\x1b[A\\xc2\\x9bé\\x9b\n")
    #expect(try hostile.text("%evt.arg.exe").unicodeScalars.first == "\u{1B}")
  }

  @Test func `the name of an ancestor field without a number is shown again unless the format ends there`()
    throws
  {
    let opened = CaptureBuilder().thread(7, "cat").event("open", .enter)
    #expect(try opened.lines("%proc.aname") == ["cat"])
    #expect(try opened.lines("%proc.aname|%6proc.apid|") == ["catproc.aname|7     proc.apid|"])
    #expect(try opened.lines("*%proc.aname[1]|") == ["<NA>|"])
  }

  @Test func `the test for a kind of event has no text`() throws {
    let opened = CaptureBuilder().thread(7, "cat").event("open", .enter)
    #expect(try opened.lines("%evt.type.is.open") == [])
    #expect(try opened.lines("*%evt.type.is.open") == ["<NA>"])
    #expect(try opened.lines("*%evt.type.is.open|") == ["<NA>evt.type.is.open|"])
  }

  @Test func `deltas are between events that were shown, and counters count them`() throws {
    let times = CaptureBuilder().thread(7, "cat")
      .event("open", .enter, at: 1_000_000_000).event("open", .enter, at: 3_500_000_000)
    #expect(
      try times.lines("%evt.deltatime %evt.deltatime.s %evt.deltatime.ns %util.cnt") == [
        "0 0 000000000 1", "2500000000 2 500000000 2",
      ])
  }
}
