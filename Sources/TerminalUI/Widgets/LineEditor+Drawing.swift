/// How a line that is typed looks: the prompt, the text around the cursor, and what is said of it above.
extension LineEditor {
  /// - Parameter line: the row it is drawn in. Candidates and mistakes are drawn above it, in `area`, or below where there
  ///   is no room above.
  package func draw(on canvas: inout Canvas, line: Rectangle, in area: Rectangle, theme: Theme) {
    let line = line.row(0)
    canvas.fill(line, style: theme[.text])
    let start = canvas.draw(prompt, column: line.column, row: line.row, in: line, style: theme[.label])
    let field = Rectangle(column: start, row: line.row, width: line.endColumn - start, height: 1)
    let before = CellText.width(of: String(characters[..<cursor]))
    // The cursor is seen, with some of what stands before it.
    let hidden = max(before - field.width + 1, 0)
    canvas.draw(text, column: field.column, row: field.row, in: field, style: theme[.value], skipping: hidden)
    canvas.cursor = .init(column: field.column + before - hidden, row: field.row)
    if let completion {
      drawCompletion(completion, at: field.column + before - hidden, on: &canvas, line, area, theme)
    } else if let mistake {
      drawMistake(mistake, field, hidden, on: &canvas, line, area, theme)
    }
  }

  private func drawMistake(
    _ mistake: Mistake, _ field: Rectangle, _ hidden: Int, on canvas: inout Canvas, _ line: Rectangle,
    _ area: Rectangle, _ theme: Theme
  ) {
    let isAbove = line.row > area.row
    let row = isAbove ? line.row - 1 : line.row + 1
    let place = Rectangle(column: area.column, row: row, width: area.width, height: 1).intersection(area)
    canvas.fill(place, style: theme[.text])
    guard let column = mistake.column else {
      canvas.draw(mistake.message, column: place.column, row: row, in: place, style: theme[.error])
      return
    }
    let width = CellText.width(of: String(characters.prefix(max(column, 0))))
    let caret = min(max(field.column + width - hidden, field.column), place.endColumn - 1)
    canvas.put(Glyph(isAbove ? "v" : "^"), column: caret, row: row, in: place, style: theme[.error])
    // The message stands behind the caret, or before it where there is more room.
    let length = CellText.width(of: mistake.message, limit: place.width)
    let behind = caret + 2
    if behind + length <= place.endColumn || place.endColumn - behind >= caret - place.column {
      canvas.draw(mistake.message, column: behind, row: row, in: place, style: theme[.error])
    } else {
      let left = Rectangle(column: place.column, row: row, width: caret - 1 - place.column, height: 1)
      canvas.draw(
        mistake.message, column: max(caret - 1 - length, place.column), row: row, in: left,
        style: theme[.error])
    }
  }

  private func drawCompletion(
    _ completion: Completion, at column: Int, on canvas: inout Canvas, _ line: Rectangle, _ area: Rectangle,
    _ theme: Theme
  ) {
    let above = line.row - area.row
    let below = area.endRow - line.endRow
    let height = min(completion.candidates.count, max(above, below), Completion.mostSeen)
    let width = min(completion.width(limit: area.width), area.width)
    let start = max(min(column - CellText.width(of: word), area.endColumn - width), area.column)
    let place = Rectangle(
      column: start, row: above >= below ? line.row - height : line.endRow, width: width, height: height)
    completion.draw(on: &canvas, in: place, theme: theme)
  }
}
