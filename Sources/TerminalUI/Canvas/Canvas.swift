/// A picture of the screen: rows of cells, drawn in memory and then written to the terminal as a difference.
///
/// Everything outside is clipped. A wide character takes two cells, of which the second has the glyph `rightHalf`; what
/// is drawn over one of them blanks the other one, so that no half is ever left.
package struct Canvas: Equatable, Sendable {
  package let width: Int
  package let height: Int
  /// Row by row.
  package private(set) var cells: [Cell]
  /// Where the terminal's cursor is to be seen; nil when nowhere.
  package var cursor: Position?

  package struct Position: Equatable, Sendable {
    package let column: Int
    package let row: Int

    package init(column: Int, row: Int) {
      self.column = column
      self.row = row
    }
  }

  /// Blank. Sizes are taken from 1 to 1000.
  package init(width: Int, height: Int) {
    self.width = min(max(width, 1), 1000)
    self.height = min(max(height, 1), 1000)
    cells = Array(repeating: .blank, count: self.width * self.height)
  }

  package var bounds: Rectangle { Rectangle(width: width, height: height) }

  /// A blank cell for what is outside.
  package subscript(column: Int, row: Int) -> Cell {
    bounds.contains(column: column, row: row) ? cells[row * width + column] : .blank
  }

  // MARK: - Drawing

  /// Draws one glyph; a wide one that does not fit into the rectangle becomes a blank.
  package mutating func put(_ glyph: Glyph, column: Int, row: Int, in area: Rectangle, style: Style) {
    let clip = area.intersection(bounds)
    guard clip.contains(column: column, row: row) else { return }
    let isWide = glyph.width == 2
    let fits = !isWide || column + 1 < clip.endColumn
    set(Cell(fits ? glyph : .blank, style), column: column, row: row)
    if isWide && fits { set(Cell(.rightHalf, style), column: column + 1, row: row) }
  }

  /// Draws text to the right of `column`, without its first `skipping` columns.
  ///
  /// - Parameter behind: columns of the text that were drawn before, in another style; its tabs count them.
  /// - Returns: the column behind what was drawn.
  @discardableResult
  package mutating func draw(
    _ text: String, column: Int, row: Int, in area: Rectangle, style: Style, skipping: Int = 0,
    behind: Int = 0
  ) -> Int {
    let utf8 = text.utf8
    return draw(
      utf8.span, column: column, row: row, in: area, style: style, skipping: skipping, behind: behind)
  }

  /// The same for bytes that may not be UTF-8.
  @discardableResult
  package mutating func draw(
    _ bytes: Span<UInt8>, column: Int, row: Int, in area: Rectangle, style: Style, skipping: Int = 0,
    behind: Int = 0
  ) -> Int {
    let clip = area.intersection(bounds)
    guard row >= clip.row, row < clip.endRow, column < clip.endColumn else { return column }
    var text = CellText(bytes, column: behind)
    var place = column - max(skipping, 0)
    while place < clip.endColumn, let glyph = text.next() {
      let end = place + Int(glyph.width)
      if place >= column {
        put(glyph, column: place, row: row, in: clip, style: style)
      } else if end > column {
        // The left half of a wide one was skipped.
        put(.blank, column: column, row: row, in: clip, style: style)
      }
      place = end
    }
    return min(max(place, column), clip.endColumn)
  }

  /// Fills with one glyph of width 1.
  package mutating func fill(_ area: Rectangle, style: Style, glyph: Glyph = .blank) {
    let clip = area.intersection(bounds)
    for row in clip.row..<max(clip.row, clip.endRow) {
      for column in clip.column..<max(clip.column, clip.endColumn) {
        set(Cell(glyph, style), column: column, row: row)
      }
    }
  }

  /// Gives what is drawn another style.
  package mutating func paint(_ area: Rectangle, style: Style) {
    let clip = area.intersection(bounds)
    for row in clip.row..<max(clip.row, clip.endRow) {
      for column in clip.column..<max(clip.column, clip.endColumn) {
        cells[row * width + column].style = style
      }
    }
  }

  /// Sets a cell inside, and blanks what it cuts in half.
  private mutating func set(_ cell: Cell, column: Int, row: Int) {
    let index = row * width + column
    if cells[index].glyph.width == 0, column > 0, cell.glyph.width != 0 {
      cells[index - 1].glyph = .blank
    }
    if cells[index].glyph.width == 2, column + 1 < width { cells[index + 1].glyph = .blank }
    cells[index] = cell
  }
}
