import Events
import Glibc
import Testing

@testable import Live

@Suite struct ProcessorTimeFeedTests {
  @Test func theyAreDueAtOnceAndThenEachSecond() {
    let second: UInt64 = 1_000_000_000
    var feed = ProcessorTimeFeed()
    let moments = [
      100 * second, 100 * second + 999_999_999, 101 * second + 20_000_000,
      // Late once is not late for ever.
      102 * second, 200 * second, 200 * second + 1,
    ]
    #expect(moments.map { feed.isDue(at: $0) } == [true, false, true, true, true, false])
  }

  @Test func eachThreadThatIsThereHasAnEventOfItsTotals() throws {
    let own = UInt32(getpid())
    var events = EncodedEvents()
    let threads = [ThreadID.none, ThreadID(rawValue: Int64(own)), ThreadID(rawValue: 0x7FFF_FFF0)]
    ProcessorTimeFeed().encode(threads, at: 77, into: &events)
    #expect(events.entries.count == 1)
    let entry = try #require(events.entries.first)
    let view = EventView(
      bytes: events.event(entry), number: 1, cpu: entry.cpu, dumpFlags: [], shape: entry.shape,
      knownParamCount: 0)
    guard let event = view else {
      Issue.record("the event cannot be read")
      return
    }
    let (type, thread, time) = (event.type, event.thread, event.timestamp.rawValue)
    #expect(type == .processorTime && thread == threads[1] && time == 77)
    let told = [0, 1].compactMap { event.param($0)?.value(as: UInt64.self) }
    let line = try #require(ProcThread(pid: own, tid: own).statLine)
    #expect(told.count == 2 && told[0] <= line[14] && told[1] <= line[15])
  }
}
