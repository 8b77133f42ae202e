import TerminalUI

/// The page that F1 shows.
enum HelpText {
  static let lines: [StyledText] =
    introduction + ["", StyledText("Keys", .label)] + keys + ["", StyledText("The timeline", .label)]
    + timeline

  private static let introduction: [StyledText] = [
    "A table shows what happened, a row each. Enter opens a row in the view of its parts; Backspace goes back.",
    "What was opened is named at the top, and every view that is chosen then (F2) is about it alone.",
    "F5 shows what the chosen one reads and writes, F6 its events, F12 how long its calls took.",
    "F11 puts requests together from the calls of all processes, and says why they were slow or failed.",
  ]

  private static let keys: [StyledText] = {
    let rows = KeyBinding.all.filter {
      if case .sortBy(let column) = $0.command { column == 0 } else { true }
    }
    let movement = ("Arrows PgUp PgDn Home End", "Move, and scroll sideways")
    let sorting = ("Shift+1 … Shift+9", "Sort by that column; again: the other way round")
    var texts = [movement]
    for row in rows {
      if case .sortBy = row.command { texts.append(sorting) } else { texts.append((row.names, row.help)) }
    }
    texts.append(("Ctrl+Z", "Suspend; fg comes back"))
    return texts.map { names, help in
      let blanks = String(repeating: " ", count: max(26 - names.count, 1))
      return StyledText([.init("  \(names)\(blanks)", .value), .init(help)])
    }
  }()

  private static let timeline: [StyledText] = [
    "The strip above the table tells how many events there were when, by sort of event:",
    StyledText(EventSort.allCases.map { .init("  █ \($0.name)", $0.role) }),
    "Drag over it, or press Tab and select with Shift+Left and Shift+Right: every view is about that time only.",
    "Esc there, a double click on it, or W: all of the time again.",
  ]
}
