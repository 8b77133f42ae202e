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
    timeline.beginReading()
  }

  /// An event has happened.
  func note(_ event: EventView, _ machine: borrowing Machine) {
    reading.note(event)
    timeline.add(event, machine)
    guard reading.isWithin(timeline.range, event.timestamp) else { return }
    // A capture waits while it is paused; a machine does not.
    guard !isPaused || !isLive || pane?.countsWhilePaused == true else { return }
    pane?.look(at: event, machine)
  }

  /// What is to be seen has been read.
  var isBehindRange: Bool { timeline.isComplete && reading.isBehindRange }

  /// How often a machine that is watched is shown anew. Lists and lines come as they happen.
  var refreshInterval: UInt64 {
    if placeKind == .table || placeKind == .requests { return settings.interval }
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
    while !isOver, let key = nextKey(within: 0) {
      handle(key)
      hasChanged = true
      if wantsReading, !isLive { break }
    }
    return hasChanged
  }

  /// The next key that is to be answered; nil where there was none for so many milliseconds, of which a negative number means
  /// for ever.
  private func nextKey(within milliseconds: Int) -> Key? {
    guard isAwaitingRow else {
      return heldKeys.isEmpty ? driver.key(within: milliseconds) : heldKeys.removeFirst()
    }
    while let key = driver.key(within: milliseconds) {
      if !waits(key) { return key }
      hold(key)
    }
    return nil
  }

  /// A capture is read on to where the row is that was chosen before: some of what is pressed meanwhile is about that row.
  private var isAwaitingRow: Bool {
    guard !isLive, !isPaused, !reading.hasEnded else { return false }
    return overlay == nil && !timeline.isFocused && pane?.isAwaitingRow == true
  }

  /// A key is about the row that is still to come, or was pressed behind one that is.
  private func waits(_ key: Key) -> Bool {
    switch key {
    case .stop, .resize, .control("c"): false
    default: !heldKeys.isEmpty || KeyBinding.command(for: key, at: placeKind)?.isAboutRow ?? true
    }
  }

  private func hold(_ key: Key) {
    guard key != .escape else {
      heldKeys.removeAll()
      pane?.stopAwaitingRow()
      message = nil
      return
    }
    heldKeys.append(key)
    message = "Keys wait until the chosen row was read; Esc: they do not"
  }

  func render() { driver.show(drawn()) }

  /// Answers keys after the capture was read, until it has to be read again, or the user has had enough.
  package func stay() {
    render()
    while !isOver, !wantsReading, let key = nextKey(within: -1) {
      handle(key)
      render()
    }
  }

  /// Answers keys while a capture is not read on.
  func stayWhilePaused() {
    if isLive || !isPaused { return }
    render()
    while isPaused, !isOver, !wantsReading, let key = nextKey(within: -1) {
      handle(key)
      render()
    }
  }

  func pause() {
    isPaused.toggle()
    guard isPaused, isLive else { return }
    message =
      pane?.countsWhilePaused == true
      ? "Counting goes on; what is shown stays" : "What happens meanwhile is not listed"
  }
}
