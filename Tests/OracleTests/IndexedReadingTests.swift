import TestSupport
import Testing

/// Every command of the comparison with sysdig, through an index and without: not a byte differs.
@Suite struct IndexedReadingTests {
  private static let folder = "\(TemporaryFile.directory)/trowel-indexed"
  private static let workers = 2

  @Test(.enabled(if: Repository.binary != nil, "needs a built trowel"))
  func everyLineIsTheSameThroughAnIndex() async throws {
    let binary = try #require(Repository.binary)
    Repository.makeFolder(Self.folder)
    defer { Repository.removeFolder(Self.folder) }
    var runs: [(capture: String, command: String)] = []
    for capture in OracleTests.captures() {
      let copy = Self.copy(capture.path)
      // Short stretches, so that there is something to pass over.
      let size = Repository.byteCount(of: copy) > 200_000 ? 65_536 : 1_500
      let made = Process.run(
        "env", ["TROWEL_INDEX_STRETCH=\(size)", binary, "-r", copy, "--index", "evt.num=0"])
      #expect(String(decoding: made.errors, as: UTF8.self).contains("made the index"), "\(capture.path)")
      let rows = OracleTests.commands(for: capture)
      runs += rows.map { (copy, $0) }
    }
    let skippedCount = await Self.skippedCount(of: runs, by: binary)
    print("index: \(runs.count) runs, \(skippedCount) stretches passed over")
    #expect(skippedCount > 1_000)
  }

  private static func copy(_ path: String) -> String {
    let copy = "\(folder)/\(path.split(separator: "/").last ?? "")"
    writeFile(fileBytes(path) ?? [], to: copy)
    return copy
  }

  private static func skippedCount(of runs: [(capture: String, command: String)], by binary: String) async
    -> Int
  {
    await withTaskGroup(of: Int.self) { group in
      for worker in 0..<workers {
        group.addTask {
          stride(from: worker, to: runs.count, by: workers).reduce(0) { count, index in
            count + compare(runs[index].capture, runs[index].command, binary)
          }
        }
      }
      return await group.reduce(0, +)
    }
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
