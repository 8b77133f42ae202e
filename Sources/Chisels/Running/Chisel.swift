internal import Events
internal import State

/// An investigation that somebody packaged: it looks at events and prints what it finds.
///
/// Which events those are it says by its gate, when it is prepared or at any time after: what one chisel does not want,
/// another may.
protocol Chisel: ~Copyable {
  /// A source is about to be opened: fields are asked for, filters are set. Also what was wanted of an earlier one.
  ///
  /// - Returns: the chisel that is to stand in its place, with its arguments; nil for none.
  mutating func prepare(_ gate: inout ChiselGate) throws(ChiselError) -> ChiselSuccessor?

  /// Everything that was true before the first event is known.
  mutating func begin(_ machine: borrowing Machine, _ gate: inout ChiselGate) throws(ChiselError)

  /// An interval of its clock has ended.
  ///
  /// - Parameter event: the one to whose time that has come.
  mutating func tick(
    _ tick: IntervalClock.Tick, at event: EventView, _ machine: borrowing Machine, _ gate: inout ChiselGate
  ) throws(ChiselError)

  /// An event has passed the filter of the command and that of the gate.
  mutating func take(
    _ event: EventView, _ machine: borrowing Machine, _ gate: inout ChiselGate
  ) throws(ChiselError)

  /// There are no more events, or nobody wants more. Also after an error.
  mutating func end(_ machine: borrowing Machine) throws(ChiselError)
}

/// Another chisel, to which one has handed over.
struct ChiselSuccessor: Equatable {
  let name: String
  let arguments: ChiselArguments
}
