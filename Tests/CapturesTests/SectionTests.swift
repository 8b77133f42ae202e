import Captures
import Events
import TestSupport
import Testing

@Suite struct SectionTests {
  private let small = CaptureBuilder().thread(7, "cat").open("/etc/hosts", fd: 3)

  @Test func containerRecordsThatLeadALaterSectionTakeNoNumbersAndAreMarked() {
    let section = CaptureBuilder().thread(7, "cat").container("c1", name: "web", image: "nginx")
      .open("/a", fd: 3).container("c2", name: "db", image: "redis").bytes
    let contents = CaptureContents(section + section)
    let leading = DumpFlags.leadingRecord.rawValue
    #expect(contents.events.map(\.number) == [1, 2, 3, 4, 4, 5, 6, 7])
    #expect(
      contents.events.map { $0.dumpFlags == leading } == [
        true, false, false, false, true, false, false, false,
      ])
  }

  @Test func behindSectionsWithoutEventsTheyTakeNumbersAsInTheFirst() {
    let quiet = CaptureBuilder().thread(1, "idle").bytes
    let loud = CaptureBuilder().thread(7, "cat").container("c1", name: "web", image: "nginx")
      .open("/a", fd: 3).bytes
    #expect(CaptureContents(quiet + quiet + loud + loud).events.map(\.number) == [1, 2, 3, 3, 4, 5])
  }

  @Test func numbersGoOnThroughConcatenatedSections() {
    let contents = CaptureContents(small.nextSection().thread(8, "dog").open("/b", fd: 3).bytes + small.bytes)
    #expect(contents.error == nil)
    #expect(contents.events.map(\.number) == [1, 2, 3, 4, 5, 6])
    #expect(contents.log.records.count { $0 == .section } == 3)
  }

  @Test func sectionOptionsAreSkipped() {
    let comment: [UInt8] = [1, 0, 5, 0, 104, 101, 108, 108, 111, 0, 0, 0, 0, 0, 0, 0]
    let contents = CaptureContents(small.layout { $0.sectionOptions = comment })
    #expect(contents.error == nil)
    #expect(contents.events.count == 2)
  }

  @Test func anUnknownBlockBeforeTheFirstEventIsSkipped() {
    let contents = CaptureContents(
      CaptureBuilder().block(0x4242, body: [1, 2, 3]).thread(7, "cat").open("/etc/hosts", fd: 3))
    #expect(contents.error == nil)
    #expect(contents.events.count == 2)
  }

  @Test func anUnknownBlockAmongEventsEndsTheReading() {
    let contents = CaptureContents(small.block(0x4242, body: []).open("/never", fd: 4))
    #expect(contents.events.count == 2)
    #expect(contents.error?.problem == .unexpectedBlock(0x4242))
    #expect(contents.error?.offset == UInt64(small.bytes.count))
  }

  @Test func aMajorVersionFromTheFutureIsRefused() {
    var bytes = small.bytes
    bytes[12] = 2
    let contents = CaptureContents(bytes)
    #expect(contents.error?.problem == .unsupportedVersion(major: 2, minor: 2))
    #expect(contents.error?.offset == 12)
  }

  @Test func aCaptureOfTheOtherByteOrderIsNamedAsSuch() {
    let swapped: [UInt8] = [
      0x0A, 0x0D, 0x0D, 0x0A, 0, 0, 0, 0x1C, 0x1A, 0x2B, 0x3C, 0x4D, 0, 1, 0, 2, 255, 255, 255, 255, 255, 255,
      255, 255,
      0, 0, 0, 0x1C,
    ]
    let contents = CaptureContents(swapped)
    #expect(contents.error?.problem == .foreignByteOrder)
    #expect(contents.error?.offset == 8)
  }
}
