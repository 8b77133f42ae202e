internal import Events

/// What a view came to in an interval: rows to be sorted, searched and shown. A value of its own, for whoever draws it.
package struct ViewSample: Sendable {
  package let headings: [ViewHeading]
  package private(set) var rows: [ViewRow]
  package private(set) var order: ViewOrder
  /// Nanoseconds that it tells of.
  package let elapsed: UInt64
  /// Rows that found no room: of lists the oldest, of tables the last that came.
  package let droppedRowCount: Int
  let key: ViewKey

  init(_ plan: ViewPlan, _ rows: [ArraySlice<ViewCell>], _ elapsed: UInt64, _ droppedRowCount: Int) {
    headings = plan.headings
    key = ViewKey(plan)
    self.rows = rows.map { row in
      ViewRow(
        key: row[row.startIndex + plan.keyIndex], cells: plan.shownIndices.map { row[row.startIndex + $0] })
    }
    (self.elapsed, self.droppedRowCount) = (elapsed, droppedRowCount)
    order = ViewOrder(column: 0, isAscending: true)
    sort(by: plan.view.usualOrder(headings))
  }

  /// Sorts the rows; those that have the same value by their keys.
  package mutating func sort(by order: ViewOrder) {
    guard headings.indices.contains(order.column) else { return }
    self.order = order
    let (byValue, byKey) = (CellOrder(headings[order.column].format.sort), CellOrder(key.format.sort))
    rows.sort { first, second in
      let (left, right) = order.isAscending ? (first, second) : (second, first)
      if byValue.precedes(left.cells[order.column], right.cells[order.column]) { return true }
      if byValue.precedes(right.cells[order.column], left.cells[order.column]) { return false }
      return byKey.precedes(first.key, second.key)
    }
  }

  /// The same with those rows alone in which a text stands: in names, texts, ids and ports, as they are shown.
  package func rows(containing text: String) -> ViewSample {
    let text = Array(text.utf8)
    return keeping { contains(text, $0) }
  }

  /// The same with some of the rows.
  package func keeping(_ isKept: (ViewRow) -> Bool) -> ViewSample {
    var sample = self
    sample.rows = rows.filter(isKept)
    return sample
  }

  /// The first row from `start` on, and then from the top, in which a text stands.
  package func firstRow(containing text: String, from start: Int = 0) -> Int? {
    let text = Array(text.utf8)
    let order = Array(rows.indices.dropFirst(start)) + Array(rows.indices.prefix(start))
    return order.first { contains(text, rows[$0]) }
  }

  private func contains(_ text: [UInt8], _ row: ViewRow) -> Bool {
    var shown = ByteBuffer()
    for (heading, cell) in zip(headings, row.cells) where heading.isSearched {
      shown.removeAll()
      cell.appendPlain(as: heading.format, to: &shown)
      if shown.bytes.firstIndex(of: text.rawSpan) != nil { return true }
    }
    return false
  }

  /// Where the row with a key is now; nil where there is none.
  package func row(with key: ViewCell) -> Int? { rows.firstIndex { $0.key.isSameKey(as: key) } }
}

/// A row: what it is, and what stands in it.
package struct ViewRow: Sendable {
  /// By which it is found again in other samples.
  package let key: ViewCell
  /// A cell for each heading.
  package let cells: [ViewCell]
}

/// By which column rows are sorted.
package struct ViewOrder: Sendable, Equatable {
  /// From 0, among those that are shown.
  package var column: Int
  package var isAscending: Bool

  package init(column: Int, isAscending: Bool) { (self.column, self.isAscending) = (column, isAscending) }
}

extension View {
  /// What rows are sorted by at first.
  fileprivate func usualOrder(_ headings: [ViewHeading]) -> ViewOrder { order(sortingNumber, headings) }

  /// What rows are sorted by for a number as csysdig counts columns, from 1: numbers from the largest, texts as in a
  /// dictionary.
  package func order(_ number: Int, _ headings: [ViewHeading]) -> ViewOrder {
    let column = headings.indices.contains(number - 1) ? number - 1 : 0
    return ViewOrder(column: column, isAscending: !(headings.dropFirst(column).first?.isNumber ?? false))
  }
}

extension ViewHeading {
  /// What people look for stands in it.
  fileprivate var isSearched: Bool { !format.sortsDescending || format.isIdentifier }
}

extension ViewCell {
  /// How many values were joined does not matter.
  fileprivate func isSameKey(as other: ViewCell) -> Bool { bits == other.bits && text == other.text }
}
