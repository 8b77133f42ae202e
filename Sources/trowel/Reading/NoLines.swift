internal import Events
internal import Inspection
internal import State

/// Shows nothing.
struct NoLines: EventSink, ~Copyable {
  mutating func write(_ event: EventView, _ machine: borrowing Machine) {}
  mutating func finish() {}
}
