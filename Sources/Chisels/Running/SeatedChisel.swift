internal import Events
internal import State

/// A chisel and its gate, in their place.
struct SeatedChisel: ~Copyable {
  private var chisel: any Chisel & ~Copyable
  private var gate = ChiselGate()

  init(_ chisel: consuming any Chisel & ~Copyable) { self.chisel = chisel }

  mutating func prepare() throws(ChiselError) -> ChiselSuccessor? { try chisel.prepare(&gate) }

  mutating func begin(_ machine: borrowing Machine) throws(ChiselError) { try chisel.begin(machine, &gate) }

  /// Time has come to that of an event.
  ///
  /// - Parameter isWanted: the event has passed the filter of the command. Of others only the time is of interest.
  mutating func look(
    at event: EventView, isWanted: Bool, _ machine: borrowing Machine
  ) throws(ChiselError) {
    while let tick = gate.clock.next(at: event.timestamp.rawValue) {
      try chisel.tick(tick, at: event, machine, &gate)
    }
    if isWanted, gate.passes(event, machine) { try chisel.take(event, machine, &gate) }
  }

  mutating func end(_ machine: borrowing Machine) throws(ChiselError) { try chisel.end(machine) }
}
