internal import TerminalUI
internal import TestSupport
internal import Testing

@testable internal import Top

/// Captures with more events than are kept as lines.
struct LongLinesTests {
  private static let capture: CaptureBuilder = {
    var capture = CaptureBuilder().thread(100, "sh", executable: "/bin/sh", arguments: [])
    for _ in 0..<13_000 { capture = capture.on(100, process: 100).open("/etc/hosts", fd: 3).close(3) }
    return capture
  }()

  private func screen(_ keys: [Key]) throws -> [String] {
    let file = TemporaryFile(Self.capture)
    return try ScriptedScreen(width: 100, height: 20, keys: keys).open(file.path, view: "dig").lines
  }

  private func going(to places: [String]) -> [Key] {
    places.flatMap { [.control("g")] + Key.typing($0) + [.enter] }
  }

  @Test func theFirstAreShownAndOthersCanBeGoneTo() throws {
    let begin = try screen([])
    #expect(begin[4].hasPrefix("1 ") && begin[0].contains("50000 lines, more behind them: Ctrl+G"))
    let end = try screen(going(to: ["51000"]))
    #expect(end[4].hasPrefix("51000 ") && !end[0].contains("more behind"))
    let back = try screen(going(to: ["51000", "40000"]))
    #expect(back[4].hasPrefix("40000 "))
    let near = try screen(going(to: ["51000", "51500"]))
    #expect(near[4].hasPrefix("51500 "))
  }
}
