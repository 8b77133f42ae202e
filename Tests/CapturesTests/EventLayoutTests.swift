import Events
import TestSupport
import Testing

@Suite struct EventLayoutTests {
  @Test(arguments: 1...2, [false, true])
  func everyLayoutGivesTheSameEvent(version: Int, hasFlags: Bool) {
    let builder = CaptureBuilder()
      .layout {
        $0.events = version
        $0.hasFlags = hasFlags
      }
      .event(
        "open", .exit, thread: 9, at: 77, cpu: 3, dumpFlags: hasFlags ? 1 : 0, [.fd(3), "/x", 1, 0, 2_049])
    let contents = CaptureContents(builder)
    #expect(contents.error == nil)
    #expect(contents.events.count == 1)
    let event = contents.events.first
    #expect(event?.time == 77 && event?.thread == 9 && event?.cpu == 3 && event?.code == 3)
    #expect(event?.dumpFlags == (hasFlags ? 1 : 0))
    #expect(
      event?.params == [
        [3, 0, 0, 0, 0, 0, 0, 0], [47, 120, 0], [1, 0, 0, 0], [0, 0, 0, 0], [1, 8, 0, 0],
      ])
  }

  @Test(arguments: 1...2)
  func anOlderWriterStoresFewerParams(version: Int) {
    let builder = CaptureBuilder().layout { $0.events = version }.event("open", .exit, [.fd(3), "/x"])
    #expect(CaptureContents(builder).events.first?.params.count == 2)
  }

  @Test func aLargeEventHasWideLengths() {
    let json = String(repeating: "x", count: 100_000)
    let contents = CaptureContents(CaptureBuilder().container(json).open("/after", fd: 3))
    #expect(contents.error == nil)
    #expect(contents.events.first?.params.first?.count == 100_002)
    #expect(contents.events.count == 3)
  }

  @Test func anUnknownCodeIsSkippedAndTakesNoNumber() {
    let contents = CaptureContents(
      CaptureBuilder().open("/a", fd: 3).event(code: 9_999, [.bytes([1, 2, 3])]).open("/b", fd: 4))
    #expect(contents.error == nil)
    #expect(contents.events.map(\.number) == [1, 2, 3, 4])
  }

  @Test(arguments: [280, 286] as [UInt16])
  func theOverstatedLengthOfOldNotificationsIsForgiven(code: UInt16) {
    var event = CaptureBuilder.event(code, thread: 1, at: 5, [[65, 0], [66, 0]], hasParamCount: false)
    event[16] += 3
    var body: [UInt8] = [0, 0]
    body += event + [0, 0, 0]
    let contents = CaptureContents(CaptureBuilder().block(0x204, body: body))
    #expect(contents.error == nil)
    #expect(contents.events.first?.params == [[65, 0], [66, 0]])
  }
}
