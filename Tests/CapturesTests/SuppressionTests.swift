import Captures
import TestSupport
import Testing

@Suite struct SuppressionTests {
  /// A shell (10) whose child (11) becomes curl and has a child (12); then the shell goes on alone.
  private let capture = CaptureBuilder().thread(10, "sh").open("/a", fd: 3)
    .clone(11, name: "sh").execve("/usr/bin/curl", parent: 10).open("/b", fd: 4)
    .clone(12, name: "curl").execve("/bin/helper", parent: 11).open("/c", fd: 5).exit()
    .on(11).exit().open("/late", fd: 4)
    .on(10).open("/d", fd: 6)

  /// The events that are left, and how many were left out.
  private func read(without names: [String], _ capture: CaptureBuilder? = nil) throws -> (
    events: [EventCopy], suppressed: UInt64
  ) {
    let file = TemporaryFile(capture ?? self.capture)
    var reader = try CaptureReader(path: file.path)
    reader.suppress(processesNamed: names)
    var log = RecordLog()
    var events: [EventCopy] = []
    while let event = try reader.next(informing: &log) { events.append(EventCopy(event)) }
    return (events, reader.suppressedCount)
  }

  @Test func aProcessAndWhatItStartsAreLeftOut() throws {
    let (left, suppressed) = try read(without: ["curl"])
    let paths = ["/a", "/b", "/c", "/late", "/d"].filter { path in
      left.contains { $0.params.contains(Array((path + "\0").utf8)) }
    }
    #expect(paths == ["/a", "/late", "/d"])
    #expect(Set(left.map(\.thread)) == [10, 11])
    #expect(Int(suppressed) == CaptureContents(capture).events.count - left.count)
  }

  @Test func eventsAreNumberedAsIfTheOthersWereNotThere() throws {
    let (left, _) = try read(without: ["curl"])
    #expect(left.map(\.number) == (1...UInt64(left.count)).map { $0 })
  }

  @Test func aProcessThatRanBeforeTheCaptureIsNotLeftOut() throws {
    let running = CaptureBuilder().thread(10, "sh").open("/a", fd: 3)
    #expect(try read(without: ["sh"], running).suppressed == 0)
  }

  @Test func anotherNameMakesAProcessVisibleAgain() throws {
    let renamed = CaptureBuilder().thread(10, "sh").execve("/bin/hidden").open("/a", fd: 3)
      .execve("/bin/shown").open("/b", fd: 4)
    let (left, _) = try read(without: ["hidden"], renamed)
    #expect(left.map(\.number) == [1, 2, 3, 4])
    #expect(left.dropFirst().first?.params.contains(Array("/bin/shown\0".utf8)) == true)
  }

  @Test func aNameIsTheWholeName() throws {
    #expect(try read(without: ["cur", "curll", ""]).suppressed == 0)
  }
}
