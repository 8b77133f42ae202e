import Events
import Inspection
import Recording
import State
import TestSupport
import Testing

@Suite struct FlightRecorderTests {
  /// One read a second, of the number of the second.
  private static func seconds(_ range: Range<Int>) -> CaptureBuilder {
    var capture = CaptureBuilder().thread(1, "cat").fd(3, .file("/dev/zero")).step(500_000_000)
    for second in range { capture = capture.read(3, "\(second)") }
    return capture
  }

  /// Records into a folder.
  private func record(
    _ capture: CaptureBuilder, keeping limit: String, when trigger: String? = nil, after: UInt64 = 0,
    filter: String = "", request: DumpRequest = DumpRequest(), into folder: borrowing RecordingFolder
  ) throws {
    let recorder = try FlightRecorder(
      path: "\(folder.path)/out", selection: Selection(isEverything: filter.isEmpty),
      keeping: try #require(RingLimit(limit)), until: trigger, aftermath: after, request: request)
    try RecordingTests.record([capture], filter: filter, into: recorder)
  }

  /// What the reads of a file read.
  private func reads(_ folder: borrowing RecordingFolder, _ name: String = "out") -> [String] {
    let contents = folder.contents(name)
    #expect(contents.error == nil)
    return contents.events.filter { $0.code == 7 }.map { String(decoding: $0.params[1], as: UTF8.self) }
  }

  @Test func aMatchWritesWhatLedToIt() throws {
    let folder = RecordingFolder()
    try record(Self.seconds(0..<100), keeping: "8s", when: "evt.num=120", into: folder)
    #expect(reads(folder) == ["51", "52", "53", "54", "55", "56", "57", "58", "59"])
    #expect(folder.contents("out").log.threads.map(\.name) == [Array("cat".utf8)])
  }

  @Test func whatFollowsIsRecordedForAsLongAsAsked() throws {
    let folder = RecordingFolder()
    try record(
      Self.seconds(0..<100), keeping: "8s", when: "evt.num=120", after: 3_000_000_000, into: folder)
    #expect(reads(folder).last == "62")
    #expect(reads(folder).count == 12)
  }

  @Test func aRingOfBytesKeepsAtLeastSoMany() throws {
    let folder = RecordingFolder()
    try record(Self.seconds(0..<2_000), keeping: "20KB", when: "evt.num=4000", into: folder)
    let count = folder.contents("out").events.reduce(0) {
      $0 + 40 + $1.params.reduce(0) { $0 + $1.count + 2 }
    }
    #expect(count > 19_000 && count < 26_000)
    #expect(reads(folder).last == "1999")
  }

  @Test func aRingOfTimeIsBoundInMemory() throws {
    #expect(RingLimit("60s")?.byteCount == 512_000_000)
    let folder = RecordingFolder()
    try record(Self.seconds(0..<2_000), keeping: "3000s,20KB", when: "evt.num=4000", into: folder)
    let count = folder.contents("out").events.reduce(0) {
      $0 + 40 + $1.params.reduce(0) { $0 + $1.count + 2 }
    }
    #expect(count > 19_000 && count < 26_000)
    #expect(reads(folder).last == "1999")
  }

  @Test func theTriggerSeesWhatTheFilterRejects() throws {
    let folder = RecordingFolder()
    let capture = Self.seconds(0..<10).open("/etc/passwd", fd: 4).read(3, "late")
    try record(
      capture, keeping: "60s", when: "fd.name=/etc/passwd", filter: "evt.type=read", into: folder)
    #expect(reads(folder) == (0..<10).map(String.init))
  }

  @Test func withoutAMatchNothingIsWritten() throws {
    let folder = RecordingFolder()
    try record(Self.seconds(0..<10), keeping: "60s", when: "proc.name=nobody", into: folder)
    #expect(folder.files.isEmpty)
  }

  @Test func aRequestWritesAndRecordingGoesOn() throws {
    let folder = RecordingFolder()
    let request = DumpRequest()
    request.raise()
    // Raised before the first event: the file holds what was before, which is nothing.
    try record(Self.seconds(0..<10), keeping: "60s", when: "evt.num=20", request: request, into: folder)
    #expect(folder.files == ["out", "out.1"])
    #expect(reads(folder).isEmpty)
    #expect(reads(folder, "out.1") == (0..<10).map(String.init))
  }

  @Test func aFileThatCannotBeMadeIsFoundAtTheStart() {
    #expect(throws: (any Error).self) {
      _ = try FlightRecorder(
        path: "/proc/nonexistent/out", selection: Selection(isEverything: true), keeping: .bytes(1))
    }
  }

  @Test(arguments: [
    ("60s", RingLimit.nanoseconds(60_000_000_000)), ("500ms", .nanoseconds(500_000_000)),
    ("5m", .nanoseconds(300_000_000_000)), ("200MB", .bytes(200_000_000)), ("1GB", .bytes(1_000_000_000)),
    ("60s,2GB", RingLimit(span: 60_000_000_000, byteCount: 2_000_000_000)),
    ("2GB,60s", RingLimit(span: 60_000_000_000, byteCount: 2_000_000_000)),
  ])
  func limitsAreTimesAndSizes(text: String, limit: RingLimit) { #expect(RingLimit(text) == limit) }

  @Test(arguments: [
    "", "60", "0s", "60s,", "60s,60s", "1MB,2MB", "-1s", "s", "MB", "1.5s", "60 s", "99999999999999999999s",
    "18446744073709551615h",
  ])
  func otherLimitsAreRefused(text: String) { #expect(RingLimit(text) == nil) }
}
