import Events
import State

/// Makes lines of events.
protocol LineWriter: ~Copyable {
  mutating func append(_ event: EventView, _ machine: borrowing Machine, to lines: inout EventLines)
}
