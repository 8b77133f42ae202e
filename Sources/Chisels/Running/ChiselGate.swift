internal import Events
internal import Inspection
internal import State

/// Which events a chisel looks at, and when its intervals end: what is asked of every event, apart from the chisel itself,
/// which most events do not reach.
struct ChiselGate: ~Copyable {
  /// Nil where every event is looked at.
  var filter: Filter?
  var clock = IntervalClock()

  mutating func passes(_ event: EventView, _ machine: borrowing Machine) -> Bool {
    filter?.matches(event, machine) ?? true
  }
}
