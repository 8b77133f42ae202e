public import Events
public import State

/// A question that is answered with yes or no for each event.
public struct Filter: ~Copyable {
  /// Compiles `text`; the empty text matches everything. Names in it are put into `strings`, so that comparing them
  /// is comparing numbers.
  public init(_ text: String, style: OutputStyle = OutputStyle(), interning strings: inout StringPool) throws(FilterError) {}

  /// Whether the event that was applied to `machine` last passes. Allocates nothing.
  public mutating func matches(_ event: EventView, _ machine: borrowing Machine) -> Bool { true }
}
