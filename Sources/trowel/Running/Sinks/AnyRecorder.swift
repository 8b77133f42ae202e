internal import Events
internal import Inspection
internal import Recording
internal import State

/// What keeps events, whatever it is: the loop is compiled for this once, and not for each recorder.
struct AnyRecorder: Recorder, ~Copyable {
  private var recorder: any Recorder & ~Copyable
  let needs: EventNeeds
  private(set) var wantsMore = true
  /// Known when it is closed.
  private(set) var closingNote: String?

  init(_ recorder: consuming any Recorder & ~Copyable) {
    needs = recorder.needs
    self.recorder = recorder
  }

  mutating func compile(interning strings: inout StringPool) throws {
    try recorder.compile(interning: &strings)
  }

  mutating func begin(_ machine: borrowing Machine) throws {
    try recorder.begin(machine)
    wantsMore = recorder.wantsMore
  }

  mutating func end(_ machine: borrowing Machine) throws { try recorder.end(machine) }

  mutating func close() throws {
    defer { closingNote = recorder.closingNote }
    try recorder.close()
  }

  mutating func rest(at time: Timestamp, _ machine: borrowing Machine) throws {
    try recorder.rest(at: time, machine)
    wantsMore = recorder.wantsMore
  }

  mutating func prepare(for event: EventView, _ machine: borrowing Machine) throws {
    try recorder.prepare(for: event, machine)
  }

  mutating func write(_ event: EventView, _ machine: borrowing Machine) throws {
    try recorder.write(event, machine)
    wantsMore = recorder.wantsMore
  }

  mutating func leaveOut(_ event: EventView, _ reason: Omission, _ machine: borrowing Machine) throws {
    try recorder.leaveOut(event, reason, machine)
    wantsMore = recorder.wantsMore
  }

  mutating func makeIndex(_ plan: IndexPlan) -> IndexBuilder? { recorder.makeIndex(plan) }
}
