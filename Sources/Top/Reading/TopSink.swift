package import Events
package import Inspection
package import State

/// Tells a session of events, and lets it answer keys between them.
package struct TopSink: EventSink, ~Copyable {
  private let session: TopSession
  private var pace = ScreenPace()
  /// Events until the clock is looked at again.
  private var countdown = eventsPerLook

  /// So few that they take less than a millisecond, so many that the clock costs nothing.
  private static let eventsPerLook = 256

  package init(_ session: TopSession) { self.session = session }

  package var needs: EventNeeds { .everything }
  package var wantsMore: Bool {
    if session.isLive { return !session.isOver }
    return !session.isOver && !session.wantsReading && !session.isBehindRange
  }

  /// A capture is opened for what is to be shown now.
  package mutating func compile(interning strings: inout StringPool) throws {
    let style = session.style
    session.makePane { text in try Filter(text, style: style, interning: &strings) }
    session.beginReading()
  }

  package mutating func begin(_ machine: borrowing Machine) throws {
    session.pane?.begin(machine)
    session.render()
    pace.begin(at: ScreenPace.now())
  }

  package mutating func write(_ event: EventView, _ machine: borrowing Machine) throws {
    look(at: event, machine)
  }

  package mutating func leaveOut(_ event: EventView, _: Omission, _ machine: borrowing Machine) throws {
    look(at: event, machine)
  }

  private mutating func look(at event: EventView, _ machine: borrowing Machine) {
    session.note(event, machine)
    countdown -= 1
    guard countdown <= 0 else { return }
    countdown = Self.eventsPerLook
    pump(machine)
  }

  /// Keys are answered, and what is there is shown, if it is time for that.
  private mutating func pump(_ machine: borrowing Machine) {
    let now = ScreenPace.now()
    guard pace.isTimeForKeys(now) else { return }
    let hasChanged = session.answerKeys()
    session.stayWhilePaused()
    if session.isLive { renew(machine) }
    if let moment = refreshment(now) {
      if !session.isPaused { session.pane?.refresh(machine, moment) }
      session.render()
      pace.noteFrame(from: now, to: ScreenPace.now())
    } else if hasChanged {
      session.render()
    }
  }

  /// Why what was gathered is to be seen now; nil where it is not.
  private mutating func refreshment(_ now: UInt64) -> Refreshment? {
    guard session.isLive else { return pace.isTimeForFrame(now) ? .glance : nil }
    return pace.interval(now, of: session.refreshInterval).map { .interval($0) }
  }

  /// Of a machine that is watched, what comes goes to a new pane.
  private mutating func renew(_ machine: borrowing Machine) {
    guard session.wantsReading else { return }
    let style = session.style
    session.makePane { text in try Filter(comparingTexts: text, style: style) }
    session.pane?.begin(machine)
    session.render()
  }

  package mutating func rest(at time: Timestamp, _ machine: borrowing Machine) throws {
    session.pane?.rest(at: time, machine)
    pump(machine)
  }

  /// What was read stays to be looked at.
  package mutating func breakOff(by error: any Error) { session.report("\(error)") }

  package mutating func end(_ machine: borrowing Machine) throws {
    guard !session.wantsReading, !session.isOver else { return }
    session.pane?.refresh(machine, .end)
    session.reading.hasEnded = true
    if !session.isLive, !session.timeline.isComplete {
      session.timeline.complete()
      session.whole = session.reading
    }
    session.render()
  }
}
