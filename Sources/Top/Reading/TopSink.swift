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
    let (style, settings) = (session.style, session.settings)
    let pane = try PaneMaker(settings: settings, style: style).pane(session.trail.current) { text in
      try Filter(text, style: style, interning: &strings)
    }
    session.show(pane)
    session.reading = ReadingStatus()
    if !session.knowsTimeline { session.timeline = Timeline() }
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
    if session.isLive { renew(machine) }
    guard session.isLive else {
      if pace.isTimeForFrame(now) {
        session.pane?.refresh(machine, .glance)
        session.render()
      } else if hasChanged {
        session.render()
      }
      return
    }
    if let elapsed = pace.interval(now, of: session.refreshInterval) {
      session.pane?.refresh(machine, .interval(elapsed))
      session.render()
    } else if hasChanged {
      session.render()
    }
  }

  /// Of a machine that is watched, what comes goes to a new pane.
  private mutating func renew(_ machine: borrowing Machine) {
    guard session.wantsReading else { return }
    let style = session.style
    do {
      let maker = PaneMaker(settings: session.settings, style: style)
      session.show(
        try maker.pane(session.trail.current) { text in try Filter(comparingTexts: text, style: style) })
      session.pane?.begin(machine)
    } catch {
      session.message = "\(error)"
      _ = session.trail.leave()
    }
    session.render()
  }

  package mutating func rest(at _: Timestamp, _ machine: borrowing Machine) throws { pump(machine) }

  /// What was read stays to be looked at.
  package mutating func breakOff(by error: any Error) { session.report("\(error)") }

  package mutating func end(_ machine: borrowing Machine) throws {
    guard !session.wantsReading, !session.isOver else { return }
    session.pane?.refresh(machine, .end)
    session.reading.hasEnded = true
    session.knowsTimeline = !session.isLive
    session.render()
  }
}
