internal import Events
internal import State

/// What is at hand while a script runs: it asks through C, which knows no lifetimes.
@safe
struct CurrentEvent: ~Copyable {
  private var held = HeldEvent()
  private var number: UInt64 = 0
  private var hasEvent = false
  private var machine: UnsafePointer<Machine>?

  /// Lends an event and a machine, until `release`.
  ///
  /// - Parameter machine: stays where it is until then, and does not change.
  @unsafe
  mutating func lend(_ machine: UnsafePointer<Machine>) {
    unsafe self.machine = machine
  }

  mutating func hold(_ event: EventView) {
    held.hold(event)
    number = event.number
    hasEvent = true
  }

  mutating func release() {
    unsafe machine = nil
    hasEvent = false
  }

  /// Asks about the event; nil where there is none.
  func ask<Answer>(_ question: (EventView, borrowing Machine) -> Answer) -> Answer? {
    guard hasEvent, let machine = unsafe machine else { return nil }
    return unsafe Self.ask(held, number, machine.pointee, question)
  }

  private static func ask<Answer>(
    _ held: borrowing HeldEvent, _ number: UInt64, _ machine: borrowing Machine,
    _ question: (EventView, borrowing Machine) -> Answer
  ) -> Answer? {
    guard let event = held.view(number: number) else { return nil }
    return question(event, machine)
  }

  /// Asks about the machine; nil where none is at hand.
  func askMachine<Answer>(_ question: (borrowing Machine) -> Answer) -> Answer? {
    guard let machine = unsafe machine else { return nil }
    return unsafe question(machine.pointee)
  }
}
