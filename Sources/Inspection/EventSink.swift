public import Events
public import State

/// Where events go that passed the filter: text, JSON, a capture, a chisel, a table.
///
/// A write that is a tracer comes as the tracer; for sinks that store events, `Machine.recorded` gives the write.
public protocol EventSink: ~Copyable {
  mutating func write(_ event: EventView, _ machine: borrowing Machine) throws
  /// Called once after the last event, also when reading ended in an error.
  mutating func finish() throws
  /// False once the sink has had enough; reading then ends.
  var wantsMore: Bool { get }

  /// Called now and then while a source waits: what is kept back can be shown or written. Whatever happened before `time`
  /// was handed to the sink.
  mutating func rest(at time: Timestamp) throws

  // For sinks that keep state as well as events.

  /// Called with every event before it is applied, while the machine is still as the events before left it.
  mutating func prepare(for event: EventView, _ machine: borrowing Machine) throws
  /// Called, once it has been applied, with every event that `write` does not get.
  mutating func leaveOut(_ event: EventView, _ reason: Omission, _ machine: borrowing Machine) throws
}

/// Why an event is not shown.
@frozen
public enum Omission: Sendable {
  /// The filter turned it down.
  case rejected
  /// It is there for the state alone.
  case hidden
}

extension EventSink where Self: ~Copyable {
  @inlinable public var wantsMore: Bool { true }
  @inlinable public mutating func rest(at _: Timestamp) {}
  @inlinable public mutating func prepare(for _: EventView, _: borrowing Machine) {}
  @inlinable public mutating func leaveOut(_: EventView, _: Omission, _: borrowing Machine) {}
}
