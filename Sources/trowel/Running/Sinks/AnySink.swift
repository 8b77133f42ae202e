internal import Events
internal import Inspection
internal import State

/// What shows events, whatever it is: for runs that keep events as well, and for those that take longer themselves than being
/// asked does, so that the loop is not compiled for each pair of what shows and what keeps.
struct AnySink: EventSink, ~Copyable {
  private var sink: any EventSink & ~Copyable
  let needs: EventNeeds
  let followsRejected: Bool
  private(set) var wantsMore = true

  init(_ sink: consuming any EventSink & ~Copyable) {
    needs = sink.needs
    followsRejected = sink.followsRejected
    self.sink = sink
  }

  mutating func compile(interning strings: inout StringPool) throws { try sink.compile(interning: &strings) }
  mutating func begin(_ machine: borrowing Machine) throws { try sink.begin(machine) }
  mutating func breakOff(by error: any Error) { sink.breakOff(by: error) }
  mutating func end(_ machine: borrowing Machine) throws { try sink.end(machine) }
  mutating func close() throws { try sink.close() }

  mutating func rest(at time: Timestamp, _ machine: borrowing Machine) throws {
    try sink.rest(at: time, machine)
    wantsMore = sink.wantsMore
  }

  mutating func prepare(for event: EventView, _ machine: borrowing Machine) throws {
    try sink.prepare(for: event, machine)
  }

  mutating func write(_ event: EventView, _ machine: borrowing Machine) throws {
    try sink.write(event, machine)
    wantsMore = sink.wantsMore
  }

  mutating func leaveOut(_ event: EventView, _ reason: Omission, _ machine: borrowing Machine) throws {
    try sink.leaveOut(event, reason, machine)
    wantsMore = sink.wantsMore
  }
}
