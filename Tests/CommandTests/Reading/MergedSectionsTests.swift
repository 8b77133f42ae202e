import Events
import TestSupport
import Testing

/// One file with the captures of several machines, one behind the other, read with `--merge`.
@Suite(.enabled(if: Repository.binary != nil, "needs a built trowel: swift build"))
struct MergedSectionsTests {
  private static let format = "%evt.hostname %proc.name %fd.name"
  private static let opened = "evt.type=open and evt.dir=<"

  /// What a machine of this name opened at these times, all by a thread with the same id.
  private static func machine(_ name: String, _ program: String, at times: UInt64...) -> CaptureBuilder {
    let record = MachineRecord(cpuCount: 1, memorySize: 1 << 30, hostName: Array(name.utf8))
    return times.reduce(CaptureBuilder().machine(record).thread(7, program)) {
      $0.at($1).open("/\(name)/\($1)", fd: 3)
    }
  }

  private static let nodes = [
    machine("node-a", "cat", at: 1000, 5000), machine("node-b", "dog", at: 3000),
    machine("node-c", "cow", at: 500, 9000),
  ]
  .map(\.bytes)

  private static let layouts: [String: [UInt8]] = [
    "plain": nodes.flatMap { $0 }, "gzip": nodes.flatMap { Gzip.member($0) },
    "zstd": nodes.flatMap { Zstd.frames($0, ofEach: 300) },
  ]

  private func run(_ words: String...) throws -> (lines: [String], errors: String, status: Int32) {
    let outcome = Process.run(try #require(Repository.binary), words)
    let lines = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").map(String.init)
    return (lines, String(decoding: outcome.errors, as: UTF8.self), outcome.status)
  }

  @Test(arguments: ["plain", "gzip", "zstd"])
  func eventsOfAllSectionsComeInTheOrderOfTimeWithTheirOwnNames(layout: String) throws {
    let file = TemporaryFile(try #require(Self.layouts[layout]))
    let merged = try run("--merge", "-r", file.path, "-p", Self.format, Self.opened)
    #expect(
      merged.lines == [
        "node-c cow /node-c/500", "node-a cat /node-a/1000", "node-b dog /node-b/3000",
        "node-a cat /node-a/5000", "node-c cow /node-c/9000",
      ])
    #expect(merged.status == 0 && merged.errors.isEmpty, "\(merged.errors)")
  }

  @Test func withoutMergeSectionsAreReadOneBehindTheOther() throws {
    let file = TemporaryFile(try #require(Self.layouts["plain"]))
    let lines = try run("-r", file.path, "-p", Self.format, Self.opened).lines
    #expect(lines.map { $0.split(separator: " ")[0] } == ["node-a", "node-a", "node-b", "node-c", "node-c"])
  }

  @Test func theSectionThatWasCutOffIsNamed() throws {
    let whole = try #require(Self.layouts["plain"])
    let file = TemporaryFile(Array(whole.dropLast(20)))
    let merged = try run("--merge", "-r", file.path, "-p", Self.format, Self.opened)
    #expect(merged.status == 1 && merged.lines.count >= 4)
    #expect(merged.errors.contains("\(file.path), section 3: "), "\(merged.errors)")
  }

  @Test func aSectionWithoutEventsIsNoFaultWhereOthersHaveSome() throws {
    let quiet = CaptureBuilder().thread(1, "idle").bytes
    let both = TemporaryFile(Self.nodes[0] + quiet)
    #expect(try run("--merge", "-r", both.path, "-p", Self.format, Self.opened).status == 0)
    let none = TemporaryFile(quiet + quiet)
    #expect(try run("--merge", "-r", none.path).errors.contains("there are no events"))
  }

  @Test func whatIsToBeSaidAboutAFilterIsSaidOnce() throws {
    let file = TemporaryFile(try #require(Self.layouts["plain"]))
    let errors = try run("--merge", "-r", file.path, "proc.name=\u{201C}cat\u{201D}").errors
    #expect(errors.split(separator: "\n").count == 1, "\(errors)")
  }
}
