internal import TerminalUI
internal import TestSupport
internal import Testing

@testable internal import Top

/// Names of captures, which come from anywhere, on the screen.
struct HostileNameTests {
  private static let names = [
    "\u{1B}[2J\u{1B}]0;owned\u{07}", "\u{202E}gpj.exe", "a\nb\tc\r", "\u{9B}31m", "名前\u{0301}",
    "\u{FFFD}\u{0}x",
    String(repeating: "x", count: 60_000), "$(touch /tmp/owned); `reboot`", "\" or proc.pid>0 or fd.name=\"",
  ]

  private static let capture: CaptureBuilder = {
    var capture = CaptureBuilder()
    for (number, name) in names.enumerated() {
      capture = capture.thread(
        Int64(100 + number), "p\(number)", executable: String(name.prefix(900)),
        arguments: [String(name.prefix(900))])
      capture = capture.on(Int64(100 + number), process: Int64(100 + number))
        .open("/tmp/\(name)", fd: 7).close(7)
    }
    return capture
  }()

  private static let keys: [(name: String, keys: [Key])] = [
    ("processes", []), ("threads", [.enter]), ("events", [.down, .function(6)]), ("echo", [.function(5)]),
    ("files", [.function(2)] + Key.typing("") + [.escape]), ("requests", [.function(11)]),
    ("a search", [.control("f")] + Key.typing("\u{1B}[2J") + [.enter]),
  ]

  @Test(arguments: keys, [(40, 10), (120, 40), (400, 60)])
  func nothingOfThemReachesTheTerminal(_ session: (name: String, keys: [Key]), _ size: (Int, Int)) throws {
    let file = TemporaryFile(Self.capture)
    for view in ["procs", "threads", "files", "file_opens", "errors"] {
      let screen = ScriptedScreen(width: size.0, height: size.1, keys: session.keys)
      let canvas = try screen.open(file.path, view: view)
      var bytes: [UInt8] = []
      var difference = FrameDifference(depth: .none)
      difference.append(canvas, to: &bytes)
      let text = canvas.lines.joined()
      #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
      #expect(!text.unicodeScalars.contains("\u{202E}"))
      #expect(!String(decoding: bytes, as: UTF8.self).contains("owned\u{07}"))
    }
  }

  /// A row is opened and its action run whatever its name is.
  @Test func anActionIsRunForARowOfAnyName() throws {
    let file = TemporaryFile(Self.capture)
    let sort: [Key] = [.character("!"), .end]
    let screen = ScriptedScreen(width: 120, height: 40, keys: sort + [.character("k"), .character("y")])
    try screen.open(file.path, view: "procs")
    #expect(screen.commands == ["kill 100"])
  }

  @Test(arguments: names.indices)
  func aFileOfAnyNameIsOpened(place: Int) throws {
    let file = TemporaryFile(Self.capture)
    let down = [Key](repeating: .down, count: place)
    let screen = ScriptedScreen(width: 200, height: 40, keys: down + [.enter])
    let lines = try screen.open(file.path, view: "files").lines
    #expect(lines[0].hasPrefix("Viewing: Processes For: fd.name="))
    #expect(lines.dropFirst(5).contains { $0.contains(" 10") }, "the process that opened it")
  }
}
