import Captures
import Events
import Inspection
import State
import TestSupport
import Testing

/// What the loop asks of a sink, and when.
@Suite struct InspectorTests {
  private static let capture = CaptureBuilder().thread(7, "cat").open("/a", fd: 3).close(3)

  /// The calls that a sink gets while the capture is read through a filter.
  private func calls(
    filter: String = "", pausingBefore pauses: Set<Int> = [], failingBefore failure: Int? = nil,
    sink: CallLog = CallLog()
  ) throws -> [String] {
    let file = TemporaryFile(Self.capture)
    var machine = Machine()
    let filter = try Filter(filter, interning: &machine.strings)
    let source = HaltingSource(try CaptureReader(path: file.path), pauses: pauses, failure: failure)
    var inspector = Inspector(source: source, machine: machine, filter: filter, sink: sink)
    do { try inspector.run() } catch let error as HaltingSource.Failure {
      inspector.sink.calls.append("\(error)")
    }
    return inspector.sink.calls
  }

  @Test func everyEventIsPreparedForOnceAndWrittenOrLeftOutOnce() throws {
    #expect(
      try calls(filter: "evt.dir=<") == [
        "prepare 1", "leave out 1 rejected", "prepare 2", "write 2", "prepare 3", "leave out 3 rejected",
        "prepare 4", "write 4", "finish",
      ])
  }

  @Test func aPauseLetsTheSinkRestAndIsNoEnd() throws {
    #expect(
      try calls(pausingBefore: [0, 2]) == [
        "rest 0", "prepare 1", "write 1", "prepare 2", "write 2", "rest 2", "prepare 3", "write 3",
        "prepare 4",
        "write 4", "finish",
      ])
  }

  @Test func theSinkFinishesOnceBehindAnError() throws {
    #expect(
      try calls(pausingBefore: [1], failingBefore: 1) == [
        "prepare 1", "write 1", "rest 1", "finish", "Failure()",
      ])
  }

  @Test func aSinkThatHasEnoughGetsNoMore() throws {
    #expect(try calls(sink: CallLog(limit: 1)) == ["prepare 1", "write 1", "finish"])
  }

  @Test func severalSourcesPauseWithoutAnEndAsWell() throws {
    let file = TemporaryFile(Self.capture)
    var lanes: [MergedLane<HaltingSource>] = []
    for pauses: Set<Int> in [[0, 1], [0, 2]] {
      var machine = Machine()
      let filter = try Filter("evt.type=open", interning: &machine.strings)
      let source = HaltingSource(try CaptureReader(path: file.path), pauses: pauses)
      lanes.append(MergedLane(source: source, machine: machine, filter: filter))
    }
    var inspector = MergedInspector(lanes, sink: CallLog())
    try inspector.run()
    #expect(inspector.sink.calls.filter { $0.hasPrefix("rest") } == ["rest 0", "rest 0", "rest 1", "rest 2"])
    #expect(inspector.sink.calls.filter { $0.hasPrefix("write") } == (1...4).map { "write \($0)" })
    #expect(inspector.sink.calls.count { $0 == "finish" } == 1)
  }
}

/// A source that pauses, once each, before some of its events, and fails before one; both are counted from 0. The time of
/// a pause is the count of events before it.
private struct HaltingSource: EventSource, ~Copyable {
  struct Failure: Error {}

  private var reader: CaptureReader
  private var pauses: Set<Int>
  private let failure: Int?

  init(_ reader: consuming CaptureReader, pauses: Set<Int>, failure: Int? = nil) {
    self.reader = reader
    self.pauses = pauses
    self.failure = failure
  }

  @_lifetime(&self)
  mutating func next<Receiver: RecordReceiver & ~Copyable>(
    informing receiver: inout Receiver
  ) throws -> EventView? {
    let count = Int(reader.eventCount)
    if pauses.remove(count) != nil { throw SourcePause(time: Timestamp(rawValue: UInt64(count))) }
    if count == failure { throw Failure() }
    return try reader.next(informing: &receiver)
  }
}

/// Notes what it is asked, with the numbers of events.
private struct CallLog: EventSink {
  var calls: [String] = []
  /// How many events are enough.
  var limit = Int.max

  var wantsMore: Bool { calls.count { $0.hasPrefix("write") } < limit }

  mutating func prepare(for event: EventView, _: borrowing Machine) {
    calls.append("prepare \(event.number)")
  }
  mutating func write(_ event: EventView, _: borrowing Machine) { calls.append("write \(event.number)") }
  mutating func leaveOut(_ event: EventView, _ reason: Omission, _: borrowing Machine) {
    calls.append("leave out \(event.number) \(reason)")
  }
  mutating func rest(at time: Timestamp) { calls.append("rest \(time.rawValue)") }
  mutating func finish() { calls.append("finish") }
}
