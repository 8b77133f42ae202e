internal import TestSupport
internal import Testing

@testable internal import TerminalUI

@Suite struct SpectrogramGridTests {
  @Test func aLatencyIsInTheBucketThatSaysSo() {
    #expect(SpectrogramGrid.leastNanoseconds(ofBucket: 36) == 10)
    #expect(SpectrogramGrid.leastNanoseconds(ofBucket: 36 * 9) == 1_000_000_000)
    #expect(SpectrogramGrid.bucket(ofNanoseconds: 0) == 0)
    #expect(SpectrogramGrid.bucket(ofNanoseconds: 1_000_000) == 36 * 6)
    #expect(SpectrogramGrid.bucket(ofNanoseconds: 999_999) == 36 * 6 - 1)
    #expect(SpectrogramGrid.bucket(ofNanoseconds: .max) == SpectrogramGrid.bucketCount - 1)
    var random = SeededGenerator(seed: 5)
    for _ in 0..<10_000 {
      let latency =
        UInt64.random(in: 1..<100_000_000_000, using: &random) >> UInt64.random(in: 0..<36, using: &random)
      let bucket = SpectrogramGrid.bucket(ofNanoseconds: max(latency, 1))
      #expect(SpectrogramGrid.leastNanoseconds(ofBucket: bucket) <= max(latency, 1))
      #expect(latency < SpectrogramGrid.leastNanoseconds(ofBucket: bucket + 1))
    }
  }

  @Test func moreIsBrighterAndFewIsSeen() {
    var grid = SpectrogramGrid()
    grid.append([1, 0, 0, 1000])
    grid.append(SpectrogramGrid.Row(repeating: 7, count: SpectrogramGrid.bucketCount))
    let theme = Theme.dark(.trueColor)
    var canvas = Canvas(width: SpectrogramGrid.bucketCount, height: 4)
    grid.draw(on: &canvas, in: canvas.bounds, theme: theme)
    #expect(canvas[0, 1].style.background == theme.ramp[0])
    #expect(canvas[1, 1].style.background == .standard)
    #expect(theme.ramp.firstIndex(of: canvas[3, 1].style.background) ?? 0 > 15)
    #expect(canvas[300, 2].style.background == canvas[0, 2].style.background)
    grid.draw(on: &canvas, in: canvas.bounds, theme: .plain)
    #expect(canvas.lines[1] == ".  #")
  }

  @Test func theLegendShowsEachStepOnce() {
    let theme = Theme.dark(.trueColor)
    var canvas = Canvas(width: 60, height: 1)
    SpectrogramGrid.drawLegend(on: &canvas, in: canvas.bounds, theme: theme)
    #expect((0..<theme.ramp.count).map { canvas[$0 + 2, 0].style.background } == theme.ramp)
    #expect(canvas.lines[0].hasPrefix("1") && canvas.lines[0].hasSuffix(" 6144"))
    canvas = Canvas(width: 60, height: 1)
    SpectrogramGrid.drawLegend(on: &canvas, in: canvas.bounds, theme: .plain)
    #expect(canvas.lines == ["1 .:-=+*#%@ 6144"])
  }

  @Test func aRectangleIsSelectedByTheMouse() {
    var grid = SpectrogramGrid()
    for _ in 0..<5 { grid.append([]) }
    let area = Rectangle(width: 99, height: 11)
    func mouse(_ action: MouseEvent.Action, _ column: Int, _ row: Int) -> SpectrogramGrid.Answer {
      grid.handle(.mouse(MouseEvent(action, column: column, row: row)), in: area)
    }
    // Four buckets a column; the newest row stands at 9.
    let whole = SpectrogramGrid.Selection(rows: 2..<5, buckets: 40..<84)
    #expect(mouse(.press(.left), 10, 7) == .selected(.init(rows: 2..<3, buckets: 40..<44), isFinal: false))
    #expect(mouse(.drag(.left), 20, 9) == .selected(whole, isFinal: false))
    #expect(mouse(.release, 20, 9) == .selected(whole, isFinal: true))
    #expect(grid.handle(.enter, in: area) == .opened(whole))
    #expect(grid.handle(.escape, in: area) == .selected(nil, isFinal: true))
    #expect(grid.handle(.enter, in: area) == .ignored)
  }

  @Test func keysMoveAndGrowTheSelection() {
    var grid = SpectrogramGrid()
    for _ in 0..<5 { grid.append([]) }
    let area = Rectangle(width: 99, height: 11)
    _ = grid.handle(.up, in: area)
    #expect(grid.selection == .init(rows: 4..<5, buckets: 198..<202))
    _ = grid.handle(.press(.up, .shift), in: area)
    _ = grid.handle(.press(.right, .shift), in: area)
    #expect(grid.selection == .init(rows: 3..<5, buckets: 198..<206))
    for _ in 0..<200 { _ = grid.handle(.right, in: area) }
    #expect(grid.selection?.buckets.upperBound == SpectrogramGrid.bucketCount)
  }

  @Test func rowsAreBounded() {
    var grid = SpectrogramGrid(capacity: 100)
    for number in 0..<1000 { grid.append([UInt32(number)]) }
    #expect(grid.rows.count <= 125 && grid.rows.last == [999])
    #expect(grid.rows.count + grid.forgottenCount == 1000)
  }
}
