import Chisels
import Events
import Inspection
import State
import TerminalUI

/// What fills the middle of the screen: it gathers what it shows while events pass by, draws it, and answers keys.
protocol Pane: AnyObject {
  // MARK: Gathering

  /// Everything is known that was true before the first event.
  func begin(_ machine: borrowing Machine)
  /// An event within the range of time, whether it passes the filter of the pane or not.
  func look(at event: EventView, _ machine: borrowing Machine)
  /// Nothing more happened until then, on a machine that is watched.
  func rest(at time: Timestamp, _ machine: borrowing Machine)
  /// It goes on counting while what is shown stays as it is; else it misses what comes.
  var countsWhilePaused: Bool { get }
  /// The row that keys are about is still to come.
  var isAwaitingRow: Bool { get }
  /// Keys are about what is there.
  func stopAwaitingRow()
  /// What was gathered is to be seen.
  func refresh(_ machine: borrowing Machine, _ moment: Refreshment)

  // MARK: Showing

  /// What it shows: `Processes`.
  var title: String { get }
  func draw(on canvas: inout Canvas, in area: Rectangle, theme: Theme)
  func handle(_ key: Key, in area: Rectangle) -> PaneAnswer
  /// Where one is: `1/206`.
  var position: String { get }
  /// Looks for text from what is chosen on; false where there is none.
  func find(_ text: String, again: Bool, in area: Rectangle) -> Bool
  /// Events are shown one by one, so that there are places to go to.
  var hasPlaces: Bool { get }
  /// Others of the capture's events find no room among those that are shown.
  var isPart: Bool { get }
  /// The event that is looked at, where events are shown one by one.
  func event(in area: Rectangle) -> EventMark?
  /// Shows the first event at or behind a place; false where there is none, or none are shown.
  func go(to place: EventLimit, in area: Rectangle) -> Bool
  /// Forgets what was gathered, where that makes sense; false where it does not.
  func clear() -> Bool
}

extension Pane {
  func begin(_: borrowing Machine) {}
  func rest(at _: Timestamp, _: borrowing Machine) {}
  func refresh(_: borrowing Machine, _: Refreshment) {}
  var countsWhilePaused: Bool { false }
  var isAwaitingRow: Bool { false }
  func stopAwaitingRow() {}
  var position: String { "" }
  func find(_: String, again _: Bool, in _: Rectangle) -> Bool { false }
  var hasPlaces: Bool { false }
  var isPart: Bool { false }
  func event(in _: Rectangle) -> EventMark? { nil }
  func go(to _: EventLimit, in _: Rectangle) -> Bool { false }
  func clear() -> Bool { false }
}

/// Why what was gathered is to be seen.
enum Refreshment {
  /// A capture is being read: what is there is shown, and more will come.
  case glance
  /// An interval of a machine that is watched has ended, so many nanoseconds long.
  case interval(UInt64)
  /// The capture has been read to its end.
  case end
}

/// What a key was to a pane.
enum PaneAnswer {
  /// It is for somebody else.
  case ignored
  case handled
  /// The row that is chosen is to be opened.
  case opened
  /// A column's heading was clicked.
  case sorted(Int)
  /// A text is to be read.
  case page(title: String, [StyledText])
  /// The events in an area of a spectrogram are to be shown.
  case area(filter: String)
}

/// An event of a capture.
struct EventMark: Equatable {
  let number: UInt64
  let time: Timestamp
}
