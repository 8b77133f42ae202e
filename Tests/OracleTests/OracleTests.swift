import TestSupport
import Testing

/// Compares what Trowel prints with what sysdig 0.29.3 prints, byte by byte, and with what it prints through an index.
@Suite struct OracleTests {
  /// Above this, captures are read by the commands with a + only.
  private static let largeCapture = 400_000

  static let isPossible = Process.isInstalled("sysdig") && Repository.binary != nil

  @Test(.enabled(if: isPossible, "needs sysdig 0.29.3 (apt install sysdig) and a built trowel"))
  func everyLineEqualsSysdigs() async throws {
    let binary = try #require(Repository.binary)
    let copies = IndexedCopies(of: Self.captures(), by: binary)
    // Through an index every fourth one, as of fields: all of them would take a minute more.
    let runs = copies.all.flatMap { copy in
      Self.commands(for: copy.original).enumerated().map { place, command in
        (copy: copy, command: command, isIndexed: place.isMultiple(of: 4))
      }
    }
    let results = await concurrently(runs) { copy, command, isIndexed in
      let comparison = Comparison(
        capture: copy.original.path, oracleCapture: copy.original.oraclePath, command: command)
      let found = comparison.ask(binary)
      return (
        comparison.judge(expected: comparison.askSysdig(), found: found),
        isIndexed ? copy.skipped(by: command, binary, found) : 0
      )
    }
    let lines = Self.report(results.map(\.0), as: "oracle")
    #expect(lines > 10_000, "sysdig printed next to nothing: is it 0.29.3?")
    let skipped = results.map(\.1).reduce(0, +)
    print("index: \(runs.count(where: \.isIndexed)) runs, \(skipped) stretches passed over")
    #expect(skipped > 1_000)
    withExtendedLifetime(copies) {}
  }

  /// Records each difference that has no reason as an issue and sums up; how many lines were compared.
  @discardableResult
  static func report(_ verdicts: [Comparison.Verdict], as name: String) -> Int {
    let allowed = AllowedDifferences(path: "\(Repository.root)/Tests/Oracle/differences.txt")
    let wrong = verdicts.filter { !$0.agrees && !allowed.allows($0) }
    for verdict in wrong {
      Issue.record("\(AllowedDifferences.row(verdict))\n\(verdict.example)")
    }
    let (lines, differing) = (
      verdicts.map(\.lineCount).reduce(0, +), verdicts.map(\.differingLineCount).reduce(0, +)
    )
    print(
      "\(name): \(verdicts.count) runs, \(Set(verdicts.map(\.comparison.command)).count) of them different,",
      "\(lines) lines compared, \(differing) differ,",
      "\(wrong.map(\.differingLineCount).reduce(0, +)) of them without a reason")
    return lines
  }

  /// A capture to compare on.
  struct Capture: Sendable {
    let path: String
    /// What sysdig reads; another file where it cannot open that one.
    let oraclePath: String

    /// Without folder and ending.
    var name: String {
      let file = path.split(separator: "/").last.map(String.init) ?? path
      return file.hasSuffix(".scap") ? String(file.dropLast(5)) : file
    }

    /// Read by few commands, as each takes long.
    var isLarge: Bool { Repository.byteCount(of: path) > largeCapture }
    /// Params are missing at the ends of its events.
    var isCut: Bool { path.hasSuffix("-short.scap") }
  }

  /// Those that are built in code and the shared ones.
  static func captures() -> [Capture] {
    let folder = "\(TemporaryFile.directory)/trowel-oracle"
    return builtCaptures(in: folder).map { Capture(path: $0, oraclePath: oracleCapture($0)) }
      + sharedCaptures()
  }

  /// Those that everybody may read; none where they are not at hand.
  static func sharedCaptures() -> [Capture] {
    sharedPaths().map { Capture(path: $0, oraclePath: oracleCapture($0)) }
  }

  /// What is asked of a capture.
  static func commands(for capture: Capture) -> [String] {
    let rows = Repository.lines(of: "\(Repository.root)/Tests/Oracle/commands.txt").filter {
      !$0.hasPrefix("#") && !$0.isEmpty
    }
    return rows.filter {
      (!capture.isLarge || $0.hasPrefix("+")) && (!capture.isCut || !$0.hasPrefix("~"))
    }.map { $0.hasPrefix("+") || $0.hasPrefix("~") ? String($0.dropFirst()) : $0 }
  }

  /// sysdig 0.29.3 cannot open section options; the same events without them stand in.
  private static func oracleCapture(_ capture: String) -> String {
    let options = "-section-options.scap"
    return capture.hasSuffix(options) ? capture.dropLast(options.count) + ".scap" : capture
  }

  private static func sharedPaths() -> [String] {
    guard let folder = Repository.sharedCaptures else { return [] }
    return Repository.files(in: folder).filter { $0.hasSuffix(".scap") }.map { "\(folder)/\($0)" }
  }

  private static func builtCaptures(in folder: String) -> [String] {
    Repository.makeFolder(folder)
    return SampleCaptures.all.map { sample in
      let path = "\(folder)/\(sample.name).scap"
      writeFile(sample.capture.bytes, to: path)
      return path
    }
  }
}
