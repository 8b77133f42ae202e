import Events
import Inspection
import TestSupport
import Testing

@Suite struct PolledFDFieldsTests {
  private static let server = CaptureBuilder().thread(7, "server")
    .fd(3, .tcp("10.0.0.5", 40_000, "10.0.0.9", 443)).fd(4, .file("/etc/hosts"))
    .fd(5, .tcp("fe80::1", 40_001, "fe80::2", 80)).fd(6, .listener("0.0.0.0", 8080))

  private static func poll(_ numbers: [Int64]) -> EventValue { .poll(numbers.map { (fd: $0, flags: 1) }) }

  @Test(arguments: [
    ("nums", "3,4,5,6,9"),
    ("names", "10.0.0.5:40000->10.0.0.9:443,/etc/hosts,fe80::1:40001->fe80::2:80,0.0.0.0:8080,<NA>"),
    ("cips", "10.0.0.5,fe80::1"), ("sips", "10.0.0.9,fe80::2,0.0.0.0"), ("cports", "40000,40001"),
    ("sports", "443,80"),
  ])
  func aPollListsItsDescriptors(field: String, expected: String) throws {
    let capture = Self.server.event("poll", .enter, [Self.poll([3, 4, 5, 6, 9]), 100])
    #expect(try capture.lines("%fdlist.\(field)") == [expected])
  }

  @Test func anExitListsThoseThatAreReady() throws {
    let capture = Self.server.event("ppoll", .enter, [Self.poll([3, 4]), 100, 0])
      .event("ppoll", .exit, [1, Self.poll([4])])
    #expect(try capture.lines("%evt.dir %fdlist.nums") == ["> 3,4", "< 4"])
  }

  @Test func otherEventsAndEmptyListsHaveNone() throws {
    let capture = Self.server.event("poll", .enter, [Self.poll([]), 100]).read(4, "x")
    #expect(try capture.lines("%fdlist.nums").isEmpty)
    let filesOnly = Self.server.event("poll", .enter, [Self.poll([4]), 100])
    #expect(try filesOnly.lines("%fdlist.cips").isEmpty)
  }

  @Test func aListThatIsCutOffEndsWhereItsBytesEnd() throws {
    let cut = EventValue.bytes([200, 0] + [4, 0, 0, 0, 0, 0, 0, 0, 1, 0] + [3, 0, 0])
    let capture = Self.server.event("poll", .enter, [cut, 100]).event("poll", .exit, [0, .bytes([1])])
    #expect(try capture.lines("%fdlist.nums") == ["4"])
  }
}
