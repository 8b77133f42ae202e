/// What becomes of two values of a column that meet in a row.
struct CellJoining: Sendable {
  let aggregation: ViewColumn.Aggregation
  let sort: ValueSort

  /// The first value stays, whatever comes.
  var keepsFirst: Bool {
    switch sort {
    case .name: true
    case .text: aggregation != .max && aggregation != .min
    case .signed, .unsigned, .fraction: aggregation == .none
    }
  }

  /// Of texts the last one stays.
  var keepsLast: Bool { sort == .text && !keepsFirst }

  /// Takes in a number.
  func join(_ bits: UInt64, count: UInt32, into cell: inout ViewCell) {
    switch aggregation {
    case .none: break
    case .sum, .timeAverage: cell.bits = sum(cell.bits, bits)
    case .average:
      cell.bits = sum(cell.bits, bits)
      cell.count &+= count
    case .max: if precedes(cell.bits, bits) { cell.bits = bits }
    case .min where count == 0: break
    case .min where cell.count == 0:
      cell.bits = sum(cell.bits, bits)
      cell.count = 1
    case .min: if precedes(bits, cell.bits) { cell.bits = bits }
    }
  }

  /// Takes in the same column of another row: of averages that are summed up, each counts as what it is.
  func join(_ other: ViewCell, into cell: inout ViewCell) {
    if keepsLast {
      cell = other
      return
    }
    guard !keepsFirst else { return }
    if aggregation == .sum || aggregation == .timeAverage {
      cell = cell.averaged(sort)
      return join(other.averaged(sort).bits, count: 1, into: &cell)
    }
    join(other.bits, count: other.count, into: &cell)
  }

  private func sum(_ left: UInt64, _ right: UInt64) -> UInt64 {
    guard sort == .fraction else { return left &+ right }
    return (Double(bitPattern: left) + Double(bitPattern: right)).bitPattern
  }

  private func precedes(_ left: UInt64, _ right: UInt64) -> Bool {
    switch sort {
    case .signed: Int64(bitPattern: left) < Int64(bitPattern: right)
    case .fraction: Double(bitPattern: left) < Double(bitPattern: right)
    case .unsigned, .text, .name: left < right
    }
  }
}
