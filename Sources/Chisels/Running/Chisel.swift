internal import Events
internal import State

/// An investigation that somebody packaged: it looks at events and prints what it finds.
///
/// Its filter, if it has one, is its own: what one chisel does not want, another may.
protocol Chisel: AnyObject {
  /// Everything that was true before the first event is known.
  func begin(_ machine: borrowing Machine) throws(ChiselError)

  /// An event has passed the filter of the command. For all others only `tick` is called.
  func take(_ event: EventView, _ machine: borrowing Machine) throws(ChiselError)

  /// Time has come to that of an event, whoever wants it or not.
  func tick(_ event: EventView, _ machine: borrowing Machine) throws(ChiselError)

  /// There are no more events, or nobody wants more. Also after an error.
  func end(_ machine: borrowing Machine) throws(ChiselError)
}
