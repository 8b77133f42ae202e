import Events
import Inspection
import TerminalUI

/// Notes beside events.
extension TopSession {
  /// For the event at the top, or that was found last.
  func askForNote() {
    guard let mark = pane?.event(in: ScreenLayout(driver.size).pane) else {
      message = "There is no event to write beside"
      return
    }
    overlay = PromptOverlay(
      LineEditor(prompt: "Note for event \(mark.number): "),
      PromptOverlay.Actions(accepted: { text, session in
        guard !text.isEmpty else { return nil }
        let note = Note(number: mark.number, time: mark.time, text: text)
        session.message = session.notebook.add(note) ?? "Written to \(session.notebook.path ?? "")"
        return nil
      }))
  }

  /// Goes to the event of a note.
  func chooseNote() {
    let notes = notebook.list.notes
    guard !notes.isEmpty else {
      message = "There are no notes; M writes one where events are shown"
      return
    }
    overlay = MenuOverlay(
      title: "Notes", notes.map { "\($0.number) \($0.text)" }, detail: { [StyledText(notes[$0].text)] }
    ) { place, session in
      let note = notes[place]
      session.go(to: session.pane?.hasPlaces == true ? .number(note.number) : .time(note.time.rawValue))
    }
  }
}
