/// A question in the middle of the screen that is answered by yes or no.
package struct Dialog: Equatable, Sendable {
  package let title: String
  /// Paragraphs; words go to the next line where they do not fit.
  package let question: [String]
  private var isYesSelected = false

  package enum Answer: Equatable, Sendable { case waits, yes, no }

  /// No is selected at first: what is asked about may be dangerous.
  package init(title: String, question: [String]) {
    self.title = title
    self.question = question
  }

  package func draw(on canvas: inout Canvas, in area: Rectangle, theme: Theme) {
    let frame = frame(in: area)
    let inside = canvas.drawBox(frame, title: title, theme: theme).inset(left: 1, right: 1)
    for (index, line) in lines(width: inside.width).prefix(max(inside.height - 2, 1)).enumerated() {
      canvas.draw(line, column: inside.column, row: inside.row + index, in: inside, style: theme[.text])
    }
    let (yes, no) = Self.buttons(in: frame)
    for (place, label, isSelected) in [(yes, "  Yes  ", isYesSelected), (no, "  No   ", !isYesSelected)] {
      canvas.draw(
        label, column: place.column, row: place.row, in: inside, style: theme[isSelected ? .selection : .text]
      )
    }
  }

  /// - Parameter area: where it was drawn.
  package mutating func handle(_ key: Key, in area: Rectangle) -> Answer {
    switch key {
    case .character("y"), .character("Y"): return .yes
    case .character("n"), .character("N"), .character("q"), .escape, .backspace: return .no
    case .enter: return isYesSelected ? .yes : .no
    case .left, .right, .tab, .backtab: isYesSelected.toggle()
    case .mouse(let event) where event.action == .press(.left):
      let (yes, no) = Self.buttons(in: frame(in: area))
      if yes.contains(column: event.column, row: event.row) { return .yes }
      if no.contains(column: event.column, row: event.row) { return .no }
    default: break
    }
    return .waits
  }

  private func frame(in area: Rectangle) -> Rectangle {
    let lines = lines(width: area.width - 4)
    let widest = lines.map { CellText.width(of: $0, limit: area.width) }.max() ?? 0
    let title = CellText.width(of: title, limit: area.width) + 6
    return area.centered(width: max(widest + 4, title, 24), height: lines.count + 4)
  }

  private func lines(width: Int) -> [String] {
    question.flatMap { paragraph in
      var lines = [""]
      for word in paragraph.split(separator: " ", omittingEmptySubsequences: false) {
        let longer = lines[lines.count - 1] + (lines[lines.count - 1].isEmpty ? "" : " ") + word
        if CellText.width(of: longer) <= width {
          lines[lines.count - 1] = longer
        } else {
          lines.append(String(word))
        }
      }
      return lines
    }
  }

  private static func buttons(in frame: Rectangle) -> (yes: Rectangle, no: Rectangle) {
    let row = frame.endRow - 2
    let middle = frame.column + frame.width / 2
    return (
      Rectangle(column: middle - 8, row: row, width: 7, height: 1),
      Rectangle(column: middle + 1, row: row, width: 7, height: 1)
    )
  }
}
