internal import Events
internal import State

/// An investigation that somebody packaged: it looks at events and prints what it finds.
///
/// Its filter, if it has one, is its own: what one chisel does not want, another may.
protocol Chisel: AnyObject {
  /// A source is about to be opened: fields are asked for, filters are set. Also what was wanted of an earlier one.
  ///
  /// - Returns: the chisel that is to stand in its place, with its arguments; nil for none.
  func prepare() throws(ChiselError) -> ChiselSuccessor?

  /// Everything that was true before the first event is known.
  func begin(_ machine: borrowing Machine) throws(ChiselError)

  /// Time has come to that of an event.
  ///
  /// - Parameter isWanted: the event has passed the filter of the command. Of others only the time is of interest.
  func look(at event: EventView, isWanted: Bool, _ machine: borrowing Machine) throws(ChiselError)

  /// There are no more events, or nobody wants more. Also after an error.
  func end(_ machine: borrowing Machine) throws(ChiselError)
}

/// Another chisel, to which one has handed over.
struct ChiselSuccessor: Equatable {
  let name: String
  let arguments: ChiselArguments
}
