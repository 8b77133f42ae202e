/// Frames around what lies over something else.
extension Canvas {
  /// Draws a frame of lines with a title in its upper edge, and blanks what is inside.
  ///
  /// - Returns: the part inside.
  @discardableResult
  package mutating func drawBox(_ area: Rectangle, title: String = "", theme: Theme) -> Rectangle {
    let border = theme[.border]
    fill(area, style: theme[.text])
    guard area.width >= 2, area.height >= 2 else { return area }
    for column in area.column..<area.endColumn {
      put(Glyph("─"), column: column, row: area.row, in: area, style: border)
      put(Glyph("─"), column: column, row: area.endRow - 1, in: area, style: border)
    }
    for row in area.row..<area.endRow {
      put(Glyph("│"), column: area.column, row: row, in: area, style: border)
      put(Glyph("│"), column: area.endColumn - 1, row: row, in: area, style: border)
    }
    put(Glyph("┌"), column: area.column, row: area.row, in: area, style: border)
    put(Glyph("┐"), column: area.endColumn - 1, row: area.row, in: area, style: border)
    put(Glyph("└"), column: area.column, row: area.endRow - 1, in: area, style: border)
    put(Glyph("┘"), column: area.endColumn - 1, row: area.endRow - 1, in: area, style: border)
    if !title.isEmpty {
      let edge = area.inset(left: 2, right: 2).row(0)
      draw(" \(title) ", column: edge.column, row: edge.row, in: edge, style: theme[.heading])
    }
    return area.inset(left: 1, top: 1, right: 1, bottom: 1)
  }
}
