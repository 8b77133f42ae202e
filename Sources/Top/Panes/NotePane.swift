import Events
import State
import TerminalUI

/// A text in place of what cannot be shown.
final class NotePane: Pane {
  let title = ""
  private let text: String

  init(_ text: String) { self.text = text }

  func look(at _: EventView, _: borrowing Machine) {}

  func draw(on canvas: inout Canvas, in area: Rectangle, theme: Theme) {
    EmptyNote.draw(text, on: &canvas, in: area, theme: theme)
  }

  func handle(_: Key, in _: Rectangle) -> PaneAnswer { .ignored }
}
