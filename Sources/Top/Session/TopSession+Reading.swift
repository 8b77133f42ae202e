import Chisels
import Events
import Inspection
import State
import TerminalUI

/// Being told of events.
extension TopSession {
  /// Makes the pane of the level that was gone to. Where that cannot be, as a view has a field that nobody knows, the level
  /// before stays, and it is said why.
  ///
  /// - Parameter compile: makes a filter of its text.
  func makePane(_ compile: (String) throws -> Filter) {
    while true {
      do {
        return show(
          try PaneMaker(settings: settings, style: style, width: driver.size.width).pane(
            trail.current, compile))
      } catch {
        message = "\(error)"
      }
      guard trail.leave() else { return show(NotePane("Nothing can be shown: \(message ?? "")")) }
    }
  }

  /// A capture is about to be read, from its beginning.
  func beginReading() {
    reading = ReadingStatus()
    if !knowsTimeline { timeline = Timeline() }
  }

  /// An event has happened.
  func note(_ event: EventView, _ machine: borrowing Machine) {
    reading.note(event)
    if !knowsTimeline { timeline.add(EventSort.of(event, machine), at: event.timestamp) }
    if let range, !range.contains(event.timestamp) {
      eventsBehindRange = event.timestamp > range.to ? eventsBehindRange + 1 : 0
      return
    }
    eventsBehindRange = 0
    guard !isPaused || pane?.countsWhilePaused == true else { return }
    pane?.look(at: event, machine)
  }

  /// What is to be seen has been read: so many events in a row were behind it. Events of several processors may be a little out
  /// of order, and a single one may bear any time.
  var isBehindRange: Bool { knowsTimeline && eventsBehindRange >= 10_000 }

  /// How often a machine that is watched is shown anew. Lists and lines come as they happen.
  var refreshInterval: UInt64 {
    if pane is TablePane, trail.current.place.view?.kind == .table { return settings.interval }
    return min(settings.interval, 200_000_000)
  }

  /// How far the capture has been read, from 0 to 1.
  package func noteProgress(_ progress: @escaping () -> Double) { reading.progress = progress }

  /// Reading has ended before its end.
  package func report(_ error: String) {
    reading.error = error
    reading.hasEnded = true
    if pane == nil { message = error }
  }

  /// Answers the keys that were pressed; true where there was one.
  func answerKeys() -> Bool {
    var hasChanged = false
    // What is pressed meanwhile is about the row that was chosen before.
    while !isOver, pane?.isFindingRow != true, let key = driver.key(within: 0) {
      handle(key)
      hasChanged = true
      if wantsReading, !isLive { break }
    }
    return hasChanged
  }

  func render() { driver.show(drawn()) }

  /// Answers keys after the capture was read, until it has to be read again, or the user has had enough.
  package func stay() {
    render()
    while !isOver, !wantsReading, let key = driver.key(within: -1) {
      handle(key)
      render()
    }
  }
}
