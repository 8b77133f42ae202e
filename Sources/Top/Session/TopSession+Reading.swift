import Chisels
import Events
import State

/// Being told of events.
extension TopSession {
  /// An event has happened.
  func note(_ event: EventView, _ machine: borrowing Machine) {
    reading.note(event)
    if !knowsTimeline { timeline.add(EventSort.of(event, machine), at: event.timestamp) }
    if let range, !range.contains(event.timestamp) { return }
    pane?.look(at: event, machine)
  }

  /// What is to be seen has been read. Events of several processors may be a little out of order.
  var isBehindRange: Bool {
    guard let range, knowsTimeline else { return false }
    return reading.latestTime.rawValue > range.to.rawValue &+ 10_000_000
  }

  /// How often a machine that is watched is shown anew. Lists and lines come as they happen.
  var refreshInterval: UInt64 {
    if pane is TablePane, trail.current.place.view?.kind == .table { return settings.interval }
    return min(settings.interval, 200_000_000)
  }

  /// How far the source has been read, from 0 to 1.
  package func setProgress(_ progress: @escaping () -> Double) { reading.progress = progress }

  /// Reading has ended before its end.
  package func report(_ error: String) {
    reading.error = error
    reading.hasEnded = true
    if pane == nil { message = error }
  }

  /// Answers the keys that were pressed; true where there was one.
  func answerKeys() -> Bool {
    var hasChanged = false
    while !isOver, let key = driver.key(within: 0) {
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
