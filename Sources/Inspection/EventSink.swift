public import Events
public import State

/// Where events go that passed the filter: text, JSON, a capture, a chisel, a table.
public protocol EventSink: ~Copyable {
  mutating func write(_ event: EventView, _ machine: borrowing Machine) throws
  /// Called once after the last event, also when reading ended in an error.
  mutating func finish() throws
  /// False once the sink has had enough; reading then ends.
  var wantsMore: Bool { get }
}

extension EventSink where Self: ~Copyable {
  @inlinable
  public var wantsMore: Bool { true }
}
