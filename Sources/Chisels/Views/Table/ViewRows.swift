internal import Events

/// Rows by their keys, as long as events come.
struct ViewRows: Sendable {
  private let width: Int
  private var index = RowIndex()
  /// Row by row.
  private var cells: [ViewCell] = []
  /// Rows that found no room any more, and later texts of others.
  private(set) var droppedCount = 0
  /// Bytes of all texts.
  private var textSize = 0
  private let textLimit: Int

  /// A capture can have as many keys as it has events.
  static let largestCount = 1 << 20

  /// - Parameter textLimit: how many bytes of text there may be in all cells.
  init(width: Int, textLimit: Int) { (self.width, self.textLimit) = (width, textLimit) }

  var count: Int { index.count }

  func row(_ key: RawSpan) -> Int? { index.row(key) }

  subscript(row: Int) -> ArraySlice<ViewCell> { cells[row * width..<(row + 1) * width] }

  /// Adds a row with a key that no row has, unless there are too many.
  mutating func add(_ row: borrowing IncomingRow) {
    guard count < Self.largestCount, makeRoom(row.textSize) else {
      droppedCount += 1
      return
    }
    index.add(row.key)
    for column in 0..<width { cells.append(row.cell(column)) }
  }

  mutating func add(_ key: RawSpan, _ row: some Sequence<ViewCell>) {
    guard count < Self.largestCount, makeRoom(row.textSize) else {
      droppedCount += 1
      return
    }
    index.add(key)
    cells.append(contentsOf: row)
  }

  /// Takes note of rows that found no room elsewhere.
  mutating func noteDropped(_ more: Int) { droppedCount += more }

  /// Takes room for so many more bytes of text; false, and nothing is taken, where there is none.
  private mutating func makeRoom(_ byteCount: Int) -> Bool {
    guard textSize + byteCount <= textLimit else { return false }
    textSize += byteCount
    return true
  }

  /// Joins a value of an event in a row that is there.
  mutating func join(_ row: Int, _ column: Int, _ joining: CellJoining, _ incoming: borrowing IncomingRow) {
    let place = row * width + column
    guard joining.keepsLast else {
      return joining.join(incoming.bits(column), count: incoming.count(column), into: &cells[place])
    }
    guard !incoming.hasText(cells[place].text, column) else { return }
    let text = incoming.cell(column).text
    guard makeRoom(text.count - cells[place].text.count) else {
      droppedCount += 1
      return
    }
    cells[place].text = text
  }

  /// Joins a value of another row.
  mutating func join(_ row: Int, _ column: Int, _ joining: CellJoining, _ cell: ViewCell) {
    joining.join(cell, into: &cells[row * width + column])
  }
}
