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
    into log: CallLog = CallLog(), capture: CaptureBuilder = capture
  ) throws -> [String] {
    let file = TemporaryFile(capture)
    var machine = Machine()
    let filter = try Filter(filter, interning: &machine.strings)
    let source = HaltingSource(try CaptureReader(path: file.path), pauses: pauses, failure: failure)
    var inspector = Inspector(source: source, machine: machine, filter: filter)
    var log = log
    do { try inspector.run(into: &log) } catch let error as HaltingSource.Failure {
      log.calls.append("\(error)")
    }
    return log.calls
  }

  @Test func everyEventIsPreparedForOnceAndWrittenOrLeftOutOnce() throws {
    #expect(
      try calls(filter: "evt.dir=<") == [
        "begin with 1", "prepare 1", "leave out 1 rejected", "prepare 2", "write 2", "prepare 3",
        "leave out 3 rejected",
        "prepare 4", "write 4", "end",
      ])
  }

  @Test func aPauseLetsTheSinkRestAndIsNoEnd() throws {
    #expect(
      try calls(pausingBefore: [0, 2]) == [
        "begin with 1", "prepare 1", "write 1", "prepare 2", "write 2", "rest 2", "prepare 3", "write 3",
        "prepare 4",
        "write 4", "end",
      ])
  }

  @Test func theSourceEndsOnceBehindAnError() throws {
    #expect(
      try calls(pausingBefore: [1], failingBefore: 1) == [
        "begin with 1", "prepare 1", "write 1", "rest 1", "end", "Failure()",
      ])
  }

  @Test func aSinkThatHasEnoughGetsNoMore() throws {
    #expect(try calls(into: CallLog(limit: 1)) == ["begin with 1", "prepare 1", "write 1", "end"])
  }

  @Test func aSourceWithoutEventsBeginsAndEnds() throws {
    #expect(
      try calls(capture: CaptureBuilder().thread(7, "cat").thread(8, "dog")) == ["begin with 2", "end"])
  }

  @Test func aSourceThatFailsBeforeItsFirstEventHasNotBegun() throws {
    #expect(try calls(failingBefore: 0) == ["Failure()"])
  }

  @Test func containerRecordsAtTheHeadAreKnownWhenItBegins() throws {
    let capture = CaptureBuilder().thread(7, "cat").container("c1", name: "web", image: "nginx").close(3)
    #expect(
      try calls(capture: capture) == [
        "prepare 1", "leave out 1 hidden", "begin with 1", "prepare 2", "write 2", "prepare 3", "write 3",
        "end",
      ])
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
    var inspector = MergedInspector(lanes)
    var log = CallLog()
    try inspector.run(into: &log)
    #expect(log.calls.filter { $0.hasPrefix("rest") } == ["rest 0", "rest 0", "rest 1", "rest 2"])
    #expect(log.calls.filter { $0.hasPrefix("write") } == (1...4).map { "write \($0)" })
    #expect(
      log.calls.filter { $0.hasPrefix("begin") || $0 == "end" } == [
        "begin with 1", "begin with 1", "end", "end",
      ])
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
  mutating func rest(at time: Timestamp, _: borrowing Machine) { calls.append("rest \(time.rawValue)") }
  mutating func begin(_ machine: borrowing Machine) { calls.append("begin with \(machine.threads.count)") }
  mutating func end(_: borrowing Machine) { calls.append("end") }
}
