internal import Events

extension ViewRows {
  /// Every row.
  var all: [ArraySlice<ViewCell>] { (0..<count).map { self[$0] } }

  /// The rows joined by another column, those with the lowest keys first: what only one of them can tell is told by it.
  func joined(by column: Int, _ rules: [ColumnRule]) -> ViewRows {
    // What is joined is there already.
    var joined = ViewRows(width: rules.count, textLimit: .max)
    var key = ByteBuffer(capacity: 64)
    let ordered = all.sorted {
      CellOrder(rules[0].format.sort).precedes($0[$0.startIndex], $1[$1.startIndex])
    }
    for row in ordered {
      let cells = Array(row)
      key.removeAll()
      key.append(key: cells[column], rules[column].format.sort)
      guard let found = joined.row(key.bytes) else {
        joined.add(key.bytes, zip(cells, rules).map { $0.averaged(for: $1.groupJoining) })
        continue
      }
      for index in cells.indices where index != column {
        joined.join(found, index, rules[index].groupJoining, cells[index])
      }
    }
    joined.noteDropped(droppedCount)
    return joined
  }
}

extension ViewCell {
  /// What it counts as in a sum of averages.
  fileprivate func averaged(for joining: CellJoining) -> ViewCell {
    joining.aggregation == .sum || joining.aggregation == .timeAverage ? averaged(joining.sort) : self
  }
}

extension ByteBuffer {
  /// Appends what a row is found by.
  mutating func append(key cell: ViewCell, _ sort: ValueSort) {
    if sort == .text { append(cell.text) } else { append(little: cell.bits) }
  }
}
