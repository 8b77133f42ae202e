import Testing

@testable import Events

/// An event that is lent is the same event.
@Suite struct LentEventTests {
  @Test func isSeenAsItWas() {
    let image = EventImage(
      EventType(rawValue: 7), at: Timestamp(rawValue: 12), on: ThreadID(rawValue: 34),
      params: [[1, 0, 0, 0, 0, 0, 0, 0], [65, 66]], dumpFlags: [])
    guard let event = image.view(number: 9) else {
      Issue.record("the image is no event")
      return
    }
    let lent = unsafe LentEvent(event)
    let view = unsafe lent.view
    let (number, time, thread, type) = (view.number, view.timestamp, view.thread, view.type)
    #expect(number == 9)
    #expect(time == Timestamp(rawValue: 12))
    #expect(thread == ThreadID(rawValue: 34))
    #expect(type == EventType(rawValue: 7))
    var params: [[UInt8]] = []
    for index in 0..<3 {
      if let param = view.param(index) { params.append([UInt8](copying: param)) }
    }
    #expect(params == [[1, 0, 0, 0, 0, 0, 0, 0], [65, 66]])
  }
}
