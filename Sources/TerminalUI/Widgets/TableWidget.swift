/// A table with headings, of which one row is selected.
package struct TableWidget: Sendable {
  package var columns: [TableColumn]
  /// The column that is sorted by; nil for none.
  package var sort: Sort?
  /// Keys go here, not elsewhere.
  package var isFocused = true
  package private(set) var scroll = ListScroll()
  /// Cells that are hidden at the left.
  package private(set) var hidden = 0

  package struct Sort: Equatable, Sendable {
    package var column: Int
    package var isDescending: Bool

    package init(column: Int, isDescending: Bool) {
      self.column = column
      self.isDescending = isDescending
    }
  }

  package enum Answer: Equatable, Sendable {
    /// The key is none of the table's.
    case ignored
    case handled
    /// Another row may be selected.
    case selected
    /// A row was opened by Enter or a double click.
    case opened(Int)
    /// A heading was clicked.
    case sorted(column: Int)
  }

  package init(columns: [TableColumn]) { self.columns = columns }

  /// The selected row; nil where there are none.
  package func selectedRow(of rowCount: Int) -> Int? { rowCount > 0 ? scroll.row(of: rowCount) : nil }

  /// Selects a row, for instance the one that was selected before the rows were sorted anew.
  package mutating func select(_ row: Int, of rowCount: Int, in area: Rectangle) {
    scroll.select(row, of: rowCount, height: Self.body(of: area).height)
  }

  /// Selects a row and shows it in the middle, as a search does.
  package mutating func jump(to row: Int, of rowCount: Int, in area: Rectangle) {
    scroll.jump(to: row, of: rowCount, height: Self.body(of: area).height)
  }

  /// Goes to the first row and the first column, for other rows.
  package mutating func reset() {
    scroll = ListScroll()
    hidden = 0
  }

  // MARK: - Drawing

  package func draw(_ rows: some TableRows, on canvas: inout Canvas, in area: Rectangle, theme: Theme) {
    canvas.fill(area, style: theme[.text])
    let layout = TableLayout(columns, width: area.width)
    let hidden = hidden(of: layout, in: area)
    drawHeadings(on: &canvas, in: area.row(0), layout, hidden, theme)
    let body = Self.body(of: area)
    let count = rows.rowCount
    for (line, row) in scroll.visible(rowCount: count, height: body.height).enumerated() {
      let place = body.row(line)
      let isSelected = row == scroll.row(of: count)
      let selection = theme[isFocused ? .selection : .idleSelection]
      if isSelected { canvas.fill(place, style: selection) }
      for (index, column) in columns.enumerated() where Self.isSeen(layout.places[index], place, hidden) {
        let style = isSelected ? selection : theme[rows.role(row: row, column: index)]
        Self.draw(
          rows.text(row: row, column: index), column, layout.places[index], on: &canvas, in: place, hidden,
          style)
      }
    }
  }

  private func drawHeadings(
    on canvas: inout Canvas, in area: Rectangle, _ layout: TableLayout, _ hidden: Int, _ theme: Theme
  ) {
    canvas.fill(area, style: theme[.heading])
    for (index, column) in columns.enumerated() where Self.isSeen(layout.places[index], area, hidden) {
      let isSorted = sort?.column == index
      let mark = sort?.isDescending == true ? "▼" : "▲"
      let style = theme[isSorted ? .sortedHeading : .heading]
      let title =
        isSorted
        ? column.alignment == .right ? "\(mark)\(column.title)" : "\(column.title)\(mark)" : column.title
      Self.draw(title, column, layout.places[index], on: &canvas, in: area, hidden, style)
    }
  }

  private static func isSeen(_ place: (start: Int, width: Int), _ area: Rectangle, _ hidden: Int) -> Bool {
    place.start + place.width > hidden && place.start - hidden < area.width
  }

  /// Draws the text of one cell of the table. Of what is too long, the beginning is shown.
  private static func draw(
    _ text: String, _ column: TableColumn, _ place: (start: Int, width: Int), on canvas: inout Canvas,
    in area: Rectangle, _ hidden: Int, _ style: Style
  ) {
    let start = area.column + place.start - hidden
    let cell = Rectangle(column: start, row: area.row, width: place.width, height: 1).intersection(area)
    let width = column.alignment == .right ? CellText.width(of: text, limit: place.width) : place.width
    canvas.draw(text, column: start + place.width - width, row: area.row, in: cell, style: style)
  }

  // MARK: - Keys

  /// - Parameter area: where it was drawn.
  package mutating func handle(_ key: Key, rowCount: Int, in area: Rectangle) -> Answer {
    let body = Self.body(of: area)
    if scroll.handle(key, rowCount: rowCount, height: body.height) { return .selected }
    switch key {
    case .enter: return selectedRow(of: rowCount).map(Answer.opened) ?? .handled
    case .left: return moveSideways(by: -8, in: area)
    case .right: return moveSideways(by: 8, in: area)
    case .mouse(let event): return handle(event, rowCount: rowCount, in: area)
    default: return .ignored
    }
  }

  private mutating func handle(_ event: MouseEvent, rowCount: Int, in area: Rectangle) -> Answer {
    guard area.contains(column: event.column, row: event.row) else { return .ignored }
    let body = Self.body(of: area)
    switch event.action {
    case .wheelUp: scroll.scroll(by: -3, of: rowCount, height: body.height)
    case .wheelDown: scroll.scroll(by: 3, of: rowCount, height: body.height)
    case .wheelLeft: return moveSideways(by: -8, in: area)
    case .wheelRight: return moveSideways(by: 8, in: area)
    case .press(.left):
      if event.row == area.row {
        let layout = TableLayout(columns, width: area.width)
        let place = event.column - area.column + hidden(of: layout, in: area)
        return layout.column(at: place).map { .sorted(column: $0) } ?? .handled
      }
      let seen = scroll.visible(rowCount: rowCount, height: body.height)
      let row = seen.lowerBound + event.row - body.row
      guard seen.contains(row) else { return .handled }
      scroll.select(row, of: rowCount, height: body.height)
      if event.clicks == 2 { return .opened(row) }
    default: return .ignored
    }
    return .selected
  }

  private mutating func moveSideways(by cells: Int, in area: Rectangle) -> Answer {
    hidden = max(hidden(of: TableLayout(columns, width: area.width), in: area) + cells, 0)
    return .handled
  }

  /// How many cells are hidden at the left: no more than it takes to see the end.
  private func hidden(of layout: TableLayout, in area: Rectangle) -> Int {
    min(hidden, max(layout.width - area.width, 0))
  }

  /// The part below the headings.
  private static func body(of area: Rectangle) -> Rectangle { area.inset(top: 1) }
}
