/// Which of two cells of a column comes first.
struct CellOrder: Sendable {
  private let sort: ValueSort

  init(_ sort: ValueSort) { self.sort = sort }

  /// Whether the first is smaller: of averages the average counts, of texts the bytes.
  func precedes(_ left: ViewCell, _ right: ViewCell) -> Bool {
    switch sort {
    case .text: return left.text.lexicographicallyPrecedes(right.text)
    case .name: return left.bits < right.bits
    case .signed, .unsigned, .fraction: break
    }
    let (left, right) = (left.averaged(sort).bits, right.averaged(sort).bits)
    switch sort {
    case .signed: return Int64(bitPattern: left) < Int64(bitPattern: right)
    case .fraction: return Double(bitPattern: left) < Double(bitPattern: right)
    case .unsigned, .name, .text: return left < right
    }
  }
}
