import Chisels
import TerminalUI

/// Commands that a view has for its rows.
extension TopSession {
  func chooseAction() {
    guard let view = trail.current.place.view, !view.actions.isEmpty else {
      message = "This view has no actions"
      return
    }
    overlay = MenuOverlay(
      title: "Select Action", view.actions.map { "(\($0.key)) \($0.summary)" },
      detail: { [StyledText(view.actions[$0].command)] }
    ) { place, session in session.prepare(view.actions[place]) }
  }

  /// Runs the action that a key stands for; false where it stands for none.
  func runAction(_ key: Key) -> Bool {
    guard case .character(let character) = key, let view = trail.current.place.view,
      let action = view.actions.first(where: { $0.key == character })
    else { return false }
    prepare(action)
    return true
  }

  /// What a capture tells of is not this machine, perhaps: its actions are asked about in any case.
  private func prepare(_ action: ViewAction) {
    guard let table = pane as? TablePane, table.chosenRow != nil else {
      message = "There is no row to run \(action.summary) for"
      return
    }
    let command: ActionCommand
    do throws(ActionCommand.Obstacle) {
      command = try ActionCommand(action.command) { table.value(of: $0) }
    } catch {
      switch error {
      case .missing(let field): message = "\(action.summary): the row has no \(field)"
      case .quoted(let field):
        message = "\(action.summary): \(field) stands inside quotes, where nothing is safe"
      }
      return
    }
    guard action.asksFirst || !isLive else { return run(command, action) }
    let warning = isLive ? [] : ["The capture may be of another machine, or of long ago."]
    overlay = QuestionOverlay(title: action.summary, warning + [command.text]) { session in
      session.run(command, action)
    }
  }

  private func run(_ command: ActionCommand, _ action: ViewAction) {
    if let complaint = driver.run(command.text, waits: action.waitsForEnd) { message = complaint }
  }
}
