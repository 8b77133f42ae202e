internal import Events

/// Rows by their keys, as long as events come.
struct ViewRows: Sendable {
  private let width: Int
  private var index = RowIndex()
  /// Row by row.
  private var cells: [ViewCell] = []
  /// Keys that found no room any more.
  private(set) var droppedCount = 0

  /// A capture can have as many keys as it has events.
  static let largestCount = 1 << 20

  init(width: Int) { self.width = width }

  var count: Int { index.count }

  func row(_ key: RawSpan) -> Int? { index.row(key) }

  subscript(row: Int) -> ArraySlice<ViewCell> { cells[row * width..<(row + 1) * width] }

  /// Adds a row with a key that no row has, unless there are too many.
  mutating func add(_ row: borrowing IncomingRow) {
    guard makeRoom() else { return }
    index.add(row.key)
    for column in 0..<width { cells.append(row.cell(column)) }
  }

  mutating func add(_ key: RawSpan, _ row: some Sequence<ViewCell>) {
    guard makeRoom() else { return }
    index.add(key)
    cells.append(contentsOf: row)
  }

  /// Takes note of rows that found no room elsewhere.
  mutating func noteDropped(_ more: Int) { droppedCount += more }

  /// Whether there is room for one more row; if not, that is noted.
  private mutating func makeRoom() -> Bool {
    if count < Self.largestCount { return true }
    droppedCount += 1
    return false
  }

  /// Joins a value of an event in a row that is there.
  mutating func join(_ row: Int, _ column: Int, _ joining: CellJoining, _ incoming: borrowing IncomingRow) {
    let place = row * width + column
    guard joining.keepsLast else {
      return joining.join(incoming.bits(column), count: incoming.count(column), into: &cells[place])
    }
    if !incoming.hasText(cells[place].text, column) { cells[place].text = incoming.cell(column).text }
  }

  /// Joins a value of another row.
  mutating func join(_ row: Int, _ column: Int, _ joining: CellJoining, _ cell: ViewCell) {
    joining.join(cell, into: &cells[row * width + column])
  }
}
