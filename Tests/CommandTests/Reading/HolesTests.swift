import TestSupport
import Testing

/// What a reader is told of a recording that could not keep up.
@Suite(.enabled(if: Repository.binary != nil, "needs a built trowel: swift build"))
struct HolesTests {
  private static let whole = CaptureBuilder().thread(1, "cat").open("/etc/hosts", fd: 3)
  /// Two holes, behind the two events of `open`.
  private static let holed = whole.event("drop", .enter, [5]).event("drop", .exit, [5]).read(3, "text")
    .event("drop", .enter, [2]).event("drop", .exit, [2])

  private func errors(_ arguments: [String]) throws -> String {
    let outcome = Process.run(try #require(Repository.binary), arguments)
    #expect(outcome.status == 0)
    return String(decoding: outcome.errors, as: UTF8.self)
  }

  @Test(arguments: [[], ["-q"], ["-S"], ["-p", "%evt.num"], ["evt.type=open"], ["--from", "1"]])
  func holesAreToldOnStandardError(options: [String]) throws {
    let file = TemporaryFile(Self.holed)
    #expect(
      try errors(["-r", file.path] + options) == """
        trowel: note: \(file.path): 7 records are missing in this recording, in 2 places, first at event 3

        """)
  }

  @Test func theyStayInACopyAndAreToldOfEachCapture() throws {
    let file = TemporaryFile(Self.holed)
    let copy = TemporaryFile([])
    #expect(try errors(["-r", file.path, "-w", copy.path, "evt.type=open"]).contains("7 records"))
    let merged = try errors(["--merge", "-r", copy.path, "-r", copy.path])
    #expect(merged.split(separator: "\n").count { $0.contains("7 records are missing") } == 2)
  }

  @Test func standardOutputStaysAsItIs() throws {
    let binary = try #require(Repository.binary)
    let file = TemporaryFile(Self.holed)
    let other = TemporaryFile(Self.whole.read(3, "text"))
    let format = ["-p", "%evt.type %evt.dir"]
    let output = Process.run(binary, ["-r", file.path] + format).output
    #expect(output == Process.run(binary, ["-r", other.path] + format).output)
  }

  @Test func aRecordingWithoutHolesIsReadInSilence() throws {
    let file = TemporaryFile(Self.whole)
    #expect(try errors(["-r", file.path]) == "")
    let one = TemporaryFile(Self.whole.event("drop", .enter, [1]).event("drop", .exit, [1]))
    #expect(try errors(["-r", one.path]).hasSuffix(": 1 record is missing in this recording, at event 3\n"))
  }
}
