package import Chisels
import Events
import Inspection
import State
import TerminalUI

/// A session at a screen: what is shown, what was chosen on the way there, and what keys do.
///
/// It is told of events by a `TopSink`, and looks at the keyboard between them; nothing runs beside it.
package final class TopSession {
  let settings: TopSettings
  let driver: any ScreenDriver
  var trail: Trail
  /// What fills the middle; nil before the first capture was opened.
  var pane: (any Pane)?
  var overlay: (any Overlay)?
  /// What is to be said at the bottom until the next key.
  var message: String?
  /// What was looked for last.
  var searched = ""
  /// Expressions that were typed, the oldest first.
  var expressions: [String] = []

  var timeline = TimelinePanel()
  /// Keys that were pressed before the row that they are about was found.
  var heldKeys: [Key] = []
  var notebook: Notebook
  var reading = ReadingStatus()
  /// How it was when the capture was read to its end; nil before that. A stretch of time is read in part.
  var whole: ReadingStatus?
  var style: OutputStyle
  var isPaused = false

  /// What is shown now needs the events of the capture once more.
  package private(set) var wantsReading = true
  /// The user has had enough.
  package private(set) var isOver = false

  package init(_ settings: TopSettings, _ driver: any ScreenDriver) throws(ChiselError) {
    self.settings = settings
    self.driver = driver
    style = settings.style
    notebook = Notebook(besides: settings.path)
    trail = Trail(try Self.firstPlace(settings))
    message = notebook.complaint
  }

  private static func firstPlace(_ settings: TopSettings) throws(ChiselError) -> Place {
    switch settings.firstView {
    case "echo": .echo
    case "dig": .dig
    default: .view(try settings.catalog.view(settings.firstView))
    }
  }

  /// Something was seen so far.
  package var hasEvents: Bool { reading.eventCount > 0 }

  var isLive: Bool { settings.path == nil }

  func end() { isOver = true }

  /// Shows something else: the capture is read again, or what comes goes to a new pane. Where nothing comes any more, since
  /// what was watched has ended, everything stays as it is.
  func show(_ change: () -> Void) {
    if isLive, reading.hasEnded {
      message =
        "What was watched has ended; q quits. To look again: trowel -w FILE -- COMMAND, trowel top -r FILE"
      return
    }
    change()
    isPaused = false
    wantsReading = true
  }

  /// A new pane takes over.
  func show(_ pane: any Pane) {
    self.pane = pane
    wantsReading = false
  }
}
