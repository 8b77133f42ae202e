/// A list of which a part is seen: which row is selected, and which is the first that is seen.
///
/// The selection is always seen. When it was put onto the last row it stays on the last one, however many come.
package struct ListScroll: Equatable, Sendable {
  package private(set) var selected = 0
  private var first = 0
  /// The last row is selected, and will be when there are more.
  package private(set) var followsEnd = false

  package init() {}

  /// The rows that are seen of `rowCount` in `height`.
  package func visible(rowCount: Int, height: Int) -> Range<Int> {
    guard rowCount > 0, height > 0 else { return 0..<0 }
    let selected = row(of: rowCount)
    let highest = max(min(first, rowCount - height), 0)
    let start = min(max(highest, selected - height + 1), selected)
    return start..<min(start + height, rowCount)
  }

  /// The selected one of `rowCount` rows; meaningless where there are none.
  package func row(of rowCount: Int) -> Int {
    followsEnd ? max(rowCount - 1, 0) : min(selected, max(rowCount - 1, 0))
  }

  package mutating func select(_ row: Int, of rowCount: Int, height: Int) {
    // What is seen moves only where it must.
    first = visible(rowCount: rowCount, height: height).lowerBound
    selected = max(min(row, rowCount - 1), 0)
    followsEnd = false
    first = visible(rowCount: rowCount, height: height).lowerBound
  }

  /// Selects a row and shows it in the middle.
  package mutating func jump(to row: Int, of rowCount: Int, height: Int) {
    selected = max(min(row, rowCount - 1), 0)
    first = max(selected - height / 2, 0)
    followsEnd = false
  }

  package mutating func selectEnd(of rowCount: Int) {
    selected = max(rowCount - 1, 0)
    followsEnd = true
  }

  /// Moves what is seen; the selection goes along only where it would be lost.
  package mutating func scroll(by rows: Int, of rowCount: Int, height: Int) {
    let seen = visible(rowCount: rowCount, height: height)
    let row = row(of: rowCount)
    first = max(min(seen.lowerBound + rows, rowCount - height), 0)
    selected = min(max(row, first), max(min(first + height, rowCount) - 1, 0))
    followsEnd = false
  }

  /// Moves the selection for the keys that do; false for others.
  package mutating func handle(_ key: Key, rowCount: Int, height: Int) -> Bool {
    let row = row(of: rowCount)
    let page = max(height - 1, 1)
    switch key {
    case .up: select(row - 1, of: rowCount, height: height)
    case .down: step(to: row + 1, of: rowCount, height: height)
    case .pageUp: select(row - page, of: rowCount, height: height)
    case .pageDown: step(to: row + page, of: rowCount, height: height)
    case .home: select(0, of: rowCount, height: height)
    case .end: selectEnd(of: rowCount)
    default: return false
    }
    return true
  }

  private mutating func step(to row: Int, of rowCount: Int, height: Int) {
    if row >= rowCount - 1 { selectEnd(of: rowCount) } else { select(row, of: rowCount, height: height) }
  }
}
