import Captures
import Events
import Inspection
import Recording
import State
import TestSupport

/// A folder for the files of a recording, which goes with the value.
struct RecordingFolder: ~Copyable {
  let path: String

  init() {
    path = "\(TemporaryFile.directory)/trowel-recording-\(UInt64.random(in: 0...UInt64.max))"
    Repository.makeFolder(path)
  }

  deinit { Repository.removeFolder(path) }

  var files: [String] { Repository.files(in: path) }

  func contents(_ name: String) -> CaptureContents { CaptureContents(path: "\(path)/\(name)") }
}

/// Reads captures, one after the other, through a filter into a sink; `beginning` is called before each, with its
/// machine.
func record<Sink: EventSink & ~Copyable>(
  _ captures: [CaptureBuilder], filter: String = "", into sink: consuming Sink,
  beginning: (inout Sink, inout Machine) throws -> Void = { _, _ in }
) throws {
  var sink: Sink? = sink
  for capture in captures {
    let file = TemporaryFile(capture)
    guard var current = sink.take() else { return }
    var machine = Machine()
    try beginning(&current, &machine)
    let compiled = try Filter(filter, interning: &machine.strings)
    var inspector = Inspector(
      source: try CaptureReader(path: file.path), machine: machine, filter: compiled,
      sink: Kept(sink: current))
    try inspector.run()
    sink = inspector.sink.take()
  }
}

/// A sink that can be taken out of an inspector again.
private struct Kept<Sink: EventSink & ~Copyable>: EventSink, ~Copyable {
  private var sink: Sink?

  init(sink: consuming Sink) { self.sink = consume sink }

  mutating func take() -> Sink? { sink.take() }
  mutating func write(_ event: EventView, _ machine: borrowing Machine) throws {
    try sink?.write(event, machine)
  }
  mutating func finish() throws { try sink?.finish() }
  mutating func prepare(for event: EventView, _ machine: borrowing Machine) throws {
    try sink?.prepare(for: event, machine)
  }
  mutating func leaveOut(_ event: EventView, _ reason: Omission, _ machine: borrowing Machine) throws {
    try sink?.leaveOut(event, reason, machine)
  }
  var wantsMore: Bool {
    switch sink {
    case .some(let sink): sink.wantsMore
    case nil: true
    }
  }
}
