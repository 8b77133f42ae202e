import TerminalUI

/// A line in the middle of what would be empty.
enum EmptyNote {
  static func draw(_ text: String, on canvas: inout Canvas, in area: Rectangle, theme: Theme) {
    let line = area.centered(width: CellText.width(of: text, limit: area.width), height: 1)
    canvas.draw(text, column: line.column, row: line.row, in: area, style: theme[.faint])
  }
}
