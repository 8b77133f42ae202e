import TerminalUI

/// A line that is typed at the bottom.
final class PromptOverlay: Overlay {
  var editor: LineEditor
  private let actions: Actions
  /// What comes back when the line is done.
  private let behind: (any Overlay)?

  struct Actions {
    /// The text has changed.
    var changed: (String, TopSession) -> Void = { _, _ in }
    /// The text is done; what is wrong with it, or nil.
    var accepted: (String, TopSession) -> LineEditor.Mistake?
    var cancelled: (TopSession) -> Void = { _ in }
    /// What a word may become.
    var candidates: (String) -> [Completion.Candidate] = { _ in [] }
    /// What F2 does.
    var other: ((String, TopSession) -> Void)?
  }

  init(_ editor: LineEditor, behind: (any Overlay)? = nil, _ actions: Actions) {
    self.editor = editor
    self.actions = actions
    self.behind = behind
  }

  var showsBar: Bool { false }

  func draw(on canvas: inout Canvas, _ layout: ScreenLayout, theme: Theme) {
    behind?.draw(on: &canvas, layout, theme: theme)
    editor.draw(on: &canvas, line: layout.bar, in: layout.whole, theme: theme)
  }

  func handle(_ key: Key, _ layout: ScreenLayout, _ session: TopSession) {
    if key == .function(2), let other = actions.other { return other(editor.text, session) }
    switch editor.handle(key) {
    case .ignored, .handled: break
    case .changed: actions.changed(editor.text, session)
    case .cancelled:
      session.overlay = behind
      actions.cancelled(session)
    case .wantsCompletion: complete()
    case .accepted(let text):
      session.overlay = behind
      if let mistake = actions.accepted(text, session) {
        editor.mistake = mistake
        session.overlay = self
      }
    }
  }

  private func complete() {
    let candidates = actions.candidates(editor.word)
    editor.completion = candidates.isEmpty ? nil : Completion(candidates)
  }
}

extension PromptOverlay {
  /// Asks for a text to look for, and goes to it as it is typed.
  ///
  /// - Parameters:
  ///   - searched: what was looked for before; the keys up and down bring it back.
  ///   - find: false where the text is nowhere.
  static func search(
    _ searched: String, behind: (any Overlay)? = nil, find: @escaping (String) -> Bool
  ) -> PromptOverlay {
    PromptOverlay(
      LineEditor(prompt: "Text to match: ", history: searched.isEmpty ? [] : [searched]), behind: behind,
      Actions(
        changed: { text, _ in _ = text.isEmpty || find(text) },
        accepted: { text, session in
          session.searched = text
          if !text.isEmpty, !find(text) { session.message = "\(text) was not found" }
          return nil
        }))
  }
}
