import TestSupport
import Testing

/// What we record of a small program for each family of calls, sysdig opens and prints as we do: whole, compressed and
/// rotated, filtered, and as a ring wrote it.
@Suite(
  .enabled(if: Process.isInstalled("sysdig"), "sysdig is not installed: apt-get install sysdig"),
  .enabled(if: Repository.binary != nil, "no release binary: Scripts/build"), .serialized)
struct LiveFamilyTests {
  static let ways = LiveRecordingTests.ways

  /// Records a program into files beside `path`; returns their paths in the order in which they were written.
  private func record(
    _ workload: String, _ options: [String], _ filter: [String] = [], to path: String
  ) throws -> [String] {
    let program = try #require(Repository.built("live-workload"))
    let outcome = Process.run(
      try #require(Repository.binary), options + ["-w", path] + filter + ["--", program, workload])
    // 3: this kernel has no such calls.
    #expect([0, 3].contains(outcome.status), "\(String(decoding: outcome.errors, as: UTF8.self))")
    let folder = path.split(separator: "/").dropLast().map { "/\($0)" }.joined()
    return Repository.files(in: folder).sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }.map {
      "\(folder)/\($0)"
    }
  }

  /// Compares both programs' lines of a file; how many there are.
  private func compare(_ path: String, _ options: [String] = []) throws -> Int {
    let ours = Process.run(try #require(Repository.binary), ["-r", path] + options)
    let theirs = Process.run("sysdig", ["-r", path] + options)
    #expect(ours.status == 0 && theirs.status == 0, "\(path): \(ours.status), sysdig \(theirs.status)")
    let (left, right) = (theirs.output.lines, NewerCalls.unknown(in: ours.output).lines)
    #expect(left.count == right.count)
    for (expected, found) in zip(left, right) where expected != found {
      let (expected, found) = (
        String(decoding: expected, as: UTF8.self), String(decoding: found, as: UTF8.self)
      )
      if Self.isMeant(expected, found) { continue }
      Issue.record("\(path) \(options)\n  - \(expected)\n  + \(found)")
      break
    }
    return right.count
  }

  /// sysdig 0.29.3 knows the exits of sendmmsg and recvmmsg without any params; newer readers print what we do.
  private static func isMeant(_ expected: String, _ found: String) -> Bool {
    ["< sendmmsg ", "< recvmmsg "].contains { expected.hasSuffix($0) && found.hasPrefix(expected + "res=") }
  }

  private func compareAll(
    _ workload: String, _ options: [String], _ filter: [String] = [], atLeast count: Int = 1
  ) throws {
    let folder = TemporaryFolder()
    let files = try record(workload, options, filter, to: "\(folder.path)/out")
    #expect(!files.isEmpty)
    var lines = 0
    for file in files { lines += try compare(file) }
    #expect(lines >= count, "\(workload) \(options): \(lines) lines")
  }

  @Test(arguments: StraceTests.workloads)
  func aRecordingOfEachFamilyIsPrintedAsSysdigPrintsIt(workload: String) throws {
    for way in Self.ways {
      let folder = TemporaryFolder()
      let files = try record(workload, way, to: "\(folder.path)/out")
      let file = try #require(files.first)
      #expect(try compare(file) > 50)
      #expect(try compare(file, ["-pc", "-X", "not evt.type in (sendmmsg, recvmmsg)"]) > 50)
    }
  }

  @Test(arguments: StraceTests.workloads)
  func soAreCompressedFilesOfARotation(workload: String) throws {
    for way in Self.ways { try compareAll(workload, way + ["-z", "-e", "60"], atLeast: 50) }
  }

  @Test(arguments: StraceTests.workloads)
  func soIsWhatPassesAFilter(workload: String) throws {
    for way in Self.ways { try compareAll(workload, way, ["evt.dir=< and fd.num>=0"]) }
  }

  @Test(arguments: StraceTests.workloads)
  func soIsWhatARingWrote(workload: String) throws {
    let ring = ["--ring", "20MB", "--when", "evt.type=exit_group"]
    for way in Self.ways { try compareAll(workload, way + ring, atLeast: 50) }
  }

  @Test func filesOfASizeAndOfATimeStandForThemselves() throws {
    for way in Self.ways {
      try compareAll("reads", way + ["-G", "1"], atLeast: 50)
      try compareAll("pipes", way + ["-C", "1", "-s", "1000"], atLeast: 50)
    }
  }
}
