/// The rows of a list: the latest ones, each with its number.
struct ListRows: Sendable {
  private(set) var rows: [[ViewCell]] = []
  private(set) var droppedCount = 0
  private let limit: Int

  /// - Parameter limit: how many are kept at the least.
  init(limit: Int) { self.limit = limit }

  mutating func add(_ row: [ViewCell]) {
    if rows.count >= limit + limit / 4 + 1 {
      droppedCount += rows.count - limit
      rows.removeFirst(rows.count - limit)
    }
    rows.append(row)
  }

  mutating func removeAll() { rows.removeAll() }
}
