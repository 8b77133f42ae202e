/// Rows of text under each other, each column as wide as its longest value; the first row is the heading.
enum Columns {
  /// - Parameter numeric: the columns that end at their right edge.
  static func text(_ rows: [[String]], numeric: Set<Int>) -> String {
    let rows = rows.map { $0.map(Page.escaped) }
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    var text = ""
    for (place, row) in rows.enumerated() {
      var line = ""
      for (column, value) in row.enumerated() {
        let isLast = column == row.count - 1
        line +=
          numeric.contains(column) ? value.right(widths[column]) : isLast ? value : value.left(widths[column])
        if !isLast { line += "  " }
      }
      text += line + "\n"
      if place == 0 { text += String(repeating: "-", count: 80) + "\n" }
    }
    return text
  }
}
