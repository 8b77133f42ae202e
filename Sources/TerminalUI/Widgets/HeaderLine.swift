/// A line at the top: what is looked at, in pieces that may be clicked, and something at its right end.
package struct HeaderLine: Sendable {
  package var leading: StyledText
  /// Has precedence where there is not room for both.
  package var trailing: StyledText

  package init(_ leading: StyledText, trailing: StyledText = StyledText([])) {
    self.leading = leading
    self.trailing = trailing
  }

  package func draw(on canvas: inout Canvas, in area: Rectangle, theme: Theme) {
    let line = area.row(0)
    canvas.fill(line, style: theme[.text])
    let width = trailing.width(limit: line.width)
    trailing.draw(on: &canvas, column: line.endColumn - width, row: line.row, in: line, theme: theme)
    let rest = width == 0 ? line : line.inset(right: width + 1)
    leading.draw(on: &canvas, column: rest.column, row: rest.row, in: rest, theme: theme)
  }

  /// The leading piece that was clicked, such as a step of a breadcrumb.
  ///
  /// - Parameter area: where it was drawn.
  package func piece(clickedBy event: MouseEvent, in area: Rectangle) -> Int? {
    let line = area.row(0)
    guard event.action == .press(.left), line.contains(column: event.column, row: event.row) else {
      return nil
    }
    var column = line.column
    for (index, piece) in leading.pieces.enumerated() {
      column += CellText.width(of: piece.text, limit: line.width)
      if event.column < column { return index }
    }
    return nil
  }
}
