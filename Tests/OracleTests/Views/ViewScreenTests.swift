import TestSupport
import Testing

/// Compares what only csysdig's screen shows, read from a terminal of tmux.
@Suite struct ViewScreenTests {
  private static let demo = "\(Repository.root)/Examples/demo.scap"
  private static let slow = "\(Repository.root)/Examples/slow-lookup/slow.scap"

  /// Lines above the rows of a table, and below them.
  private static let (head, foot) = (3, 1)

  @Test(.enabled(if: CsysdigScreen.isPossible, CsysdigScreen.needs))
  func connectionsAreThoseOfTheScreen() async throws {
    let binary = try #require(Repository.binary)
    for capture in ViewTests.sharedCaptures(["kubernetes-slow-dns", "docker-wordpress-1"]) + [Self.slowLookup]
    {
      let expected = Self.rows(
        Process.run(binary, ["top", "-r", capture.path, "-v", "connections", "--raw"]).output.lines
          .map { String(decoding: $0, as: UTF8.self) }.dropLast())
      #expect(expected.count >= 3)
      let screen = CsysdigScreen(
        ["-r", capture.oraclePath, "-v", "connections"], columns: 200, rows: expected.count + 10)
      func found(_ lines: [String]) -> [[String]] {
        Self.rows(lines.dropFirst(Self.head).dropLast(Self.foot))
      }
      let lines = try await screen.lines {
        found($0).sorted(by: Self.isBefore) == expected.sorted(by: Self.isBefore)
      }
      let (left, right) = (Set(found(lines)), Set(expected))
      #expect(left == right, "\(capture.name): \(left.subtracting(right)) \(right.subtracting(left))")
    }
  }

  /// All cells but that of the command, which the screen cuts off, with the addresses that csysdig meant.
  private static func rows(_ lines: some Sequence<String>) -> [[String]] {
    lines.map { line in
      line.split(separator: " ").prefix(8).map { GarbledAddress.meant(by: String($0)) }
    }.filter { !$0.isEmpty }
  }

  private static func isBefore(_ left: [String], _ right: [String]) -> Bool {
    left.lexicographicallyPrecedes(right)
  }

  private static var slowLookup: OracleTests.Capture { OracleTests.Capture(path: slow, oraclePath: slow) }

  @Test(
    .enabled(if: CsysdigScreen.isPossible, CsysdigScreen.needs),
    arguments: [
      ("spectro_all", "evt.dir=<", 6), ("spectro_file", "evt.dir=< and fd.type=file", 4),
    ])
  func latenciesAreWhereCsysdigDrawsThem(view: String, filter: String, leastRows: Int) async throws {
    try await compareSpectrogram(view, "evt.latency", filter, Self.slowLookup, leastRows: leastRows)
  }

  @Test(.enabled(if: CsysdigScreen.isPossible, CsysdigScreen.needs))
  func durationsOfTracesAreWhereCsysdigDrawsThem() async throws {
    let capture = try #require(ViewTests.builtCaptures().first)
    try await compareSpectrogram("spectro_traces", "span.duration", "span.ntags=1", capture, leastRows: 1)
  }

  private func compareSpectrogram(
    _ view: String, _ field: String, _ filter: String, _ capture: OracleTests.Capture, leastRows: Int
  ) async throws {
    let binary = try #require(Repository.binary)
    let expected = SpectrogramRows.expected(binary, capture.path, field, filter)
    #expect(expected.count >= leastRows)
    let screen = CsysdigScreen(
      ["-r", capture.oraclePath, "-v", view], columns: SpectrogramRows.columns, rows: 40)
    // The axis and the menu are below.
    func found(_ lines: [String]) -> [SpectrogramRows.Row] { SpectrogramRows.shown(lines.dropLast(3)) }
    let lines = try await screen.lines(styled: true) { found($0) == expected }
    #expect(found(lines) == expected)
  }

  @Test(
    .enabled(if: CsysdigScreen.isPossible, CsysdigScreen.needs), arguments: [("F5", "echo"), ("F6", "dig")])
  func eventsAreThoseOfTheScreen(key: String, view: String) async throws {
    let binary = try #require(Repository.binary)
    let filter = "proc.name=curl"
    let output = Process.run(
      binary, ["top", "-r", Self.demo, "-v", view, "--raw", filter + " and evt.type!=switch"]
    ).output
    let (columns, rows) = (200, 40)
    // Of a line that is too long the beginning is shown.
    let expected = output.lines.map { Self.trimmed(String(decoding: $0.prefix(columns), as: UTF8.self)) }
      .prefix(rows - Self.head - Self.foot)
    #expect(expected.count == rows - Self.head - Self.foot)
    let screen = CsysdigScreen(["-r", Self.demo, "-v", "procs", filter], columns: columns, rows: rows)
    _ = try await screen.lines { $0.contains { $0.contains("curl -s") } }
    screen.press(key)
    func found(_ lines: [String]) -> [String] {
      lines.dropFirst(Self.head).dropLast(Self.foot).map(Self.trimmed)
    }
    let lines = try await screen.lines { found($0) == Array(expected) }
    #expect(found(lines) == Array(expected))
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
