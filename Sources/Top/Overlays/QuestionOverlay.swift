import TerminalUI

/// A question that is answered by yes or no.
final class QuestionOverlay: Overlay {
  private var dialog: Dialog
  private let whenYes: (TopSession) -> Void

  init(title: String, _ question: [String], whenYes: @escaping (TopSession) -> Void) {
    dialog = Dialog(title: title, question: question)
    self.whenYes = whenYes
  }

  func draw(on canvas: inout Canvas, _ layout: ScreenLayout, theme: Theme) {
    dialog.draw(on: &canvas, in: layout.whole, theme: theme)
  }

  func handle(_ key: Key, _ layout: ScreenLayout, _ session: TopSession) {
    switch dialog.handle(key, in: layout.whole) {
    case .waits: break
    case .no: session.overlay = nil
    case .yes:
      session.overlay = nil
      whenYes(session)
    }
  }
}
