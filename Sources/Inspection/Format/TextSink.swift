public import Events
public import State

/// A line of text an event, by a format.
public struct TextSink: EventSink, ~Copyable {
  public mutating func write(_ event: EventView, _ machine: borrowing Machine) throws {}
  public mutating func finish() throws {}
}
