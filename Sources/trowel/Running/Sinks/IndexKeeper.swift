internal import Events
internal import Inspection
internal import Recording
internal import State

/// Lets an index be made of what is read.
struct IndexKeeper: Recorder {
  private var builder: IndexBuilder?

  mutating func makeIndex(_ plan: IndexPlan) -> IndexBuilder? {
    builder = plan.builder()
    return builder
  }

  mutating func compile(interning _: inout StringPool) { builder = nil }
  /// Without an index every event comes anyway.
  var needs: EventNeeds { .nothing }
  var closingNote: String? { nil }
}

extension IndexKeeper {
  func prepare(for event: EventView, _ machine: borrowing Machine) {
    builder?.prepare(for: event, machine)
  }
  func write(_ event: EventView, _ machine: borrowing Machine) { builder?.note(event, machine) }
  func leaveOut(_ event: EventView, _: Omission, _ machine: borrowing Machine) {
    builder?.note(event, machine)
  }
}
