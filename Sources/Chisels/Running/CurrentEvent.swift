internal import Events
internal import State

/// What is at hand while a script runs: it asks through C, which knows no lifetimes.
@safe
struct CurrentEvent {
  private var event: LentEvent?
  private var machine: UnsafePointer<Machine>?

  /// Lends a machine, and perhaps an event, until `release`.
  ///
  /// - Parameters:
  ///   - event: lives until then.
  ///   - machine: stays where it is until then, and does not change.
  @unsafe
  mutating func lend(_ event: LentEvent?, _ machine: UnsafePointer<Machine>) {
    unsafe self.event = event
    unsafe self.machine = machine
  }

  mutating func release() {
    unsafe event = nil
    unsafe machine = nil
  }

  /// Asks about the event; nil where there is none.
  func ask<Answer>(_ question: (EventView, borrowing Machine) -> Answer) -> Answer? {
    guard let event = unsafe event, let machine = unsafe machine else { return nil }
    return unsafe question(event.view, machine.pointee)
  }

  /// Asks about the machine; nil where none is at hand.
  func askMachine<Answer>(_ question: (borrowing Machine) -> Answer) -> Answer? {
    guard let machine = unsafe machine else { return nil }
    return unsafe question(machine.pointee)
  }
}
