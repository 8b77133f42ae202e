import TestSupport
import Testing

/// Every command of the comparison with sysdig, through an index and without: not a byte differs.
@Suite struct IndexedReadingTests {
  private static let workers = 2

  @Test(.enabled(if: Repository.binary != nil, "needs a built trowel"))
  func everyLineIsTheSameThroughAnIndex() async throws {
    let binary = try #require(Repository.binary)
    let copies = IndexedCopies(of: OracleTests.captures(), by: binary)
    let runs = copies.all.flatMap { copy in
      OracleTests.commands(for: copy.original).map { (copy.path, $0) }
    }
    let skippedCount = await concurrently(runs, workers: Self.workers) { capture, command in
      Self.compare(capture, command, binary)
    }.reduce(0, +)
    print("index: \(runs.count) runs, \(skippedCount) stretches passed over")
    #expect(skippedCount > 1_000)
    withExtendedLifetime(copies) {}
  }

  /// How many stretches were passed over; a difference is an issue.
  private static func compare(_ capture: String, _ command: String, _ binary: String) -> Int {
    let words = shellWords(command)
    let plain = Process.run(binary, ["-r", capture, "--no-index"] + words)
    let indexed = Process.run(binary, ["-r", capture, "--index"] + words)
    if plain.output != indexed.output || plain.status != indexed.status {
      Issue.record("\(capture) \(command): other lines through an index")
    }
    let note = String(decoding: indexed.errors, as: UTF8.self).split(separator: " ")
    guard let place = note.firstIndex(of: "over"), place + 1 < note.count else { return 0 }
    return Int(note[place + 1]) ?? 0
  }
}
