/// A part of the screen, in cells; columns and rows are counted from 0 at the top left.
package struct Rectangle: Equatable, Sendable {
  package var column: Int
  package var row: Int
  /// Never negative.
  package var width: Int
  package var height: Int

  /// Negative sizes are taken as none.
  package init(column: Int = 0, row: Int = 0, width: Int, height: Int) {
    self.column = column
    self.row = row
    self.width = max(width, 0)
    self.height = max(height, 0)
  }

  /// The first column and row behind it.
  package var endColumn: Int { column + width }
  package var endRow: Int { row + height }
  package var isEmpty: Bool { width == 0 || height == 0 }

  package func contains(column: Int, row: Int) -> Bool {
    column >= self.column && column < endColumn && row >= self.row && row < endRow
  }

  /// What both have; empty where that is nothing.
  package func intersection(_ other: Rectangle) -> Rectangle {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return Rectangle(
      column: left, row: top, width: min(endColumn, other.endColumn) - left,
      height: min(endRow, other.endRow) - top)
  }

  /// What is left when so much is taken away at each side.
  package func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rectangle {
    Rectangle(
      column: column + left, row: row + top, width: width - left - right, height: height - top - bottom)
  }

  /// One row of it; `index` counts from its top.
  package func row(_ index: Int) -> Rectangle {
    Rectangle(column: column, row: row + index, width: width, height: index < height ? 1 : 0)
  }

  /// A rectangle of that size in the middle of this one, no larger than it.
  package func centered(width: Int, height: Int) -> Rectangle {
    let width = min(width, self.width)
    let height = min(height, self.height)
    return Rectangle(
      column: column + (self.width - width) / 2, row: row + (self.height - height) / 2, width: width,
      height: height)
  }
}
