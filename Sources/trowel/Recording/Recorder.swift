internal import Events
internal import Inspection
internal import Recording
internal import State

/// What keeps the events of one source after the other beside what is shown of them.
protocol Recorder: EventSink, ~Copyable {
  /// What follows comes from another source.
  mutating func beginSource()
}

extension CaptureSink: Recorder {}

/// Keeps nothing.
struct NoRecorder: Recorder {
  func beginSource() {}
  func write(_: EventView, _: borrowing Machine) {}
  func finish() {}
}
