/// The rows of a list: the latest ones, each with its number.
struct ListRows: Sendable {
  private(set) var rows: [[ViewCell]] = []
  private(set) var droppedCount = 0
  /// Bytes of all texts.
  private var textSize = 0
  private let limit: Int
  private let textLimit: Int

  /// - Parameters:
  ///   - limit: how many are kept at the least.
  ///   - textLimit: how many bytes of text are kept at the least; where rows hold more, fewer rows are kept.
  init(limit: Int, textLimit: Int) { (self.limit, self.textLimit) = (limit, textLimit) }

  mutating func add(_ row: [ViewCell]) {
    // By a quarter at once, since those that stay move.
    if rows.count >= limit + limit / 4 + 1 || textSize > textLimit + textLimit / 4 { dropOldest() }
    textSize += row.textSize
    rows.append(row)
  }

  private mutating func dropOldest() {
    var count = max(rows.count - limit, 0)
    for row in rows[..<count] { textSize -= row.textSize }
    while textSize > textLimit, count < rows.count {
      textSize -= rows[count].textSize
      count += 1
    }
    droppedCount += count
    rows.removeFirst(count)
  }

  mutating func removeAll() {
    rows.removeAll()
    textSize = 0
    droppedCount = 0
  }
}

extension Sequence<ViewCell> {
  /// Bytes of all texts.
  var textSize: Int { reduce(0) { $0 + $1.text.count } }
}
