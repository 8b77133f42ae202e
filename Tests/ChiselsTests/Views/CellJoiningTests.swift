import Events
import Testing

@testable import Chisels

/// What becomes of values that meet in a row.
@Suite struct CellJoiningTests {
  private func joined(
    _ values: [(bits: UInt64, count: UInt32)], _ aggregation: ViewColumn.Aggregation,
    _ sort: ValueSort = .unsigned
  ) -> ViewCell {
    let joining = CellJoining(aggregation: aggregation, sort: sort)
    var cell = ViewCell(bits: values[0].bits, count: values[0].count)
    for value in values.dropFirst() { joining.join(value.bits, count: value.count, into: &cell) }
    return cell
  }

  @Test func sumsAndAverages() {
    #expect(joined([(1, 1), (2, 1), (4, 1)], .sum).bits == 7)
    let average = joined([(1, 1), (0, 0), (5, 1)], .average)
    #expect(average.count == 2 && average.averaged(.unsigned).bits == 3, "what is missing does not count")
    #expect(joined([(1, 1), (9, 1)], .none).bits == 1)
  }

  @Test func smallestAndLargest() {
    let minusOne = UInt64(bitPattern: -1)
    #expect(joined([(1, 1), (minusOne, 1)], .max, .signed).bits == 1)
    #expect(joined([(1, 1), (minusOne, 1)], .max, .unsigned).bits == minusOne)
    #expect(joined([(3, 1), (0, 0), (2, 1)], .min).bits == 2, "what is missing is not the smallest")
    #expect(joined([(0, 0), (5, 1), (7, 1)], .min).bits == 5)
    #expect(joined([(0.5.bitPattern, 1), ((-2.5).bitPattern, 1)], .max, .fraction).bits == 0.5.bitPattern)
  }

  @Test func averagesThatAreSummedUpCountAsWhatTheyAre() {
    let joining = CellJoining(aggregation: .sum, sort: .fraction)
    var cell = ViewCell(bits: 6.0.bitPattern, count: 3)
    joining.join(ViewCell(bits: 10.0.bitPattern, count: 4), into: &cell)
    joining.join(ViewCell(bits: 1.0.bitPattern, count: 1), into: &cell)
    #expect(Double(bitPattern: cell.bits) == 5.5 && cell.count == 1)
  }

  @Test func ofTextsTheLastStaysOrTheFirst() {
    #expect(CellJoining(aggregation: .max, sort: .text).keepsLast)
    #expect(CellJoining(aggregation: .sum, sort: .text).keepsFirst)
    #expect(CellJoining(aggregation: .sum, sort: .name).keepsFirst)
  }

  @Test func keysAreFoundAgainHoweverManyThereAre() {
    var index = RowIndex()
    let keys = (0..<5000).map { Array("key \($0)".utf8) }
    var wrongCount = 0
    for key in keys {
      if index.row(key.rawSpan) != nil { wrongCount += 1 }
      index.add(key.rawSpan)
    }
    for (number, key) in keys.enumerated() where index.row(key.rawSpan) != number { wrongCount += 1 }
    #expect(wrongCount == 0 && index.count == 5000)
  }
}
