internal import Captures
internal import Events
internal import Inspection
internal import State

/// A capture of a few calls of every sort, to try filters and formats on by the thousand.
public struct SmallCapture: Sendable {
  public static let shared = SmallCapture()

  private let file = MemoryFile(bytes)

  /// Threads, descriptors, users and interfaces, and every third event.
  private static let bytes: [UInt8] = {
    let whole = SampleCaptures.families.bytes
    let map = BlockMap(whole)
    let events = map.events.enumerated().filter { $0.offset % 3 == 1 }.map(\.element)
    return (map.metadata + events).flatMap { whole[$0.range] }
  }()

  /// The numbers of the events that pass a filter.
  public func events(matching filter: String) throws -> [UInt64] {
    try run(EventNumbers(), filter: filter) { $0.numbers }
  }

  /// The lines that a format makes.
  public func lines(_ format: String) throws -> [UInt8] {
    try run(LineCollector(try Format(format)), filter: "") { [UInt8](copying: $0.out.bytes) }
  }

  /// Throws where what a format makes with `-j` is no object.
  public func checkObjects(_ format: String) throws {
    try run(ObjectCheck(try JSONFormat(format)), filter: "") { _ in }
  }

  private func run<Sink: EventSink & ~Copyable, Answer>(
    _ sink: consuming Sink, filter: String, answer: (borrowing Sink) -> Answer
  ) throws -> Answer {
    var machine = Machine()
    let question = try Filter(filter, interning: &machine.strings)
    var inspector = Inspector(
      source: try CaptureReader(path: file.path), machine: machine, filter: question)
    var sink = sink
    try inspector.run(into: &sink)
    return answer(sink)
  }
}

private struct EventNumbers: EventSink, ~Copyable {
  private(set) var numbers: [UInt64] = []

  mutating func write(_ event: EventView, _: borrowing Machine) { numbers.append(event.number) }
}
