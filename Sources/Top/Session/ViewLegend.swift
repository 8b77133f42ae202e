import Chisels
import TerminalUI

/// What a view shows, for people.
enum ViewLegend {
  static func lines(_ view: View) -> [StyledText] {
    var lines = [StyledText(view.name, .label), StyledText(view.summary), ""]
    if !view.tips.isEmpty {
      lines.append(StyledText("Tips", .label))
      lines += view.tips.flatMap { [StyledText($0), ""] }
    }
    lines.append(StyledText("Columns", .label))
    lines += view.shownColumns.map { StyledText("\($0.name): \($0.summary)") }
    lines += ["", StyledText("ID", .label), StyledText(view.id)]
    if !view.filter.isEmpty { lines += ["", StyledText("Filter", .label), StyledText(view.filter)] }
    guard !view.actions.isEmpty else { return lines }
    lines += ["", StyledText("Action hotkeys", .label)]
    return lines + view.actions.map { StyledText("\($0.key): \($0.summary) (\($0.command))") }
  }
}
