/// A column of a table.
package struct TableColumn: Equatable, Sendable {
  package enum Alignment: Equatable, Sendable { case left, right }

  package var title: String
  /// Cells; nil for the one that takes what the others leave.
  package var width: Int?
  package var alignment: Alignment

  package init(_ title: String, width: Int? = nil, alignment: Alignment = .left) {
    self.title = title
    self.width = width.map { min(max($0, 1), 1000) }
    self.alignment = alignment
  }

  /// Cells that it has: one more than asked for where the title would just fit, as the mark of sorting stands beside it.
  fileprivate var roomyWidth: Int? {
    width.map { CellText.width(of: title, limit: $0 + 1) == $0 ? $0 + 1 : $0 }
  }
}

/// Where the columns of a table are, before it is scrolled sideways.
struct TableLayout {
  /// The first cell of each and the number of its cells; one blank stands between two.
  let places: [(start: Int, width: Int)]
  /// Of all.
  let width: Int

  /// The least width of a column that fills, however narrow the screen is.
  private static let leastFilling = 12

  init(_ columns: [TableColumn], width available: Int) {
    let widths = columns.map(\.roomyWidth)
    let fixed = widths.reduce(0) { $0 + ($1 ?? 0) } + max(columns.count - 1, 0)
    let filling = widths.count { $0 == nil }
    let rest = filling == 0 ? 0 : max((available - fixed) / filling, Self.leastFilling)
    var start = 0
    places = widths.map { asked in
      let width = asked ?? rest
      defer { start += width + 1 }
      return (start, width)
    }
    self.width = max(start - 1, 0)
  }

  /// The column that has the cell, the blank behind it included.
  func column(at cell: Int) -> Int? {
    places.firstIndex { cell >= $0.start && cell <= $0.start + $0.width }
  }
}
