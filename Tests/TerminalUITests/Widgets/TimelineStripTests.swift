internal import Testing

@testable internal import TerminalUI

@Suite struct TimelineStripTests {
  let area = Rectangle(width: 10, height: 1)

  func strip(_ totals: [Int]) -> TimelineStrip {
    TimelineStrip(kinds: [.read, .write], slices: totals.map { [$0, 0] })
  }

  func line(_ strip: TimelineStrip, height: Int = 1) -> [String] {
    var canvas = Canvas(width: 10, height: height)
    strip.draw(on: &canvas, in: Rectangle(width: 10, height: height), theme: .plain)
    return canvas.lines
  }

  @Test func barsAreAsHighAsTheirCounts() {
    #expect(line(strip([0, 1, 2, 3, 4, 5, 6, 7, 8, 1000])) == [" ▁▁▁▁▁▁▁▁█"])
    #expect(line(strip([0, 1, 2, 3, 4, 5, 6, 7, 8, 8])) == [" ▁▂▃▄▅▆▇██"])
    #expect(line(strip([0, 4, 8, 12, 16]), height: 2) == ["      ▄▄██", "  ▄▄██████"])
    #expect(line(strip([])) == [""])
  }

  @Test func aShortBurstIsSeenHoweverManySlicesThereAre() {
    var totals = [Int](repeating: 1, count: 100_000)
    totals[55_555] = 8
    #expect(line(strip(totals)) == ["▁▁▁▁▁█▁▁▁▁"])
  }

  @Test func cellsHaveTheColorOfTheirKind() {
    let strip = TimelineStrip(kinds: [.read, .write], slices: [[3, 1], [1, 3], [4, 4]])
    var canvas = Canvas(width: 3, height: 2)
    let theme = Theme.dark(.basic16)
    strip.draw(on: &canvas, in: canvas.bounds, theme: theme)
    #expect(canvas[0, 1].style.foreground == theme[.read].foreground)
    #expect(canvas[1, 1].style.foreground == theme[.write].foreground)
    #expect(canvas[2, 1].style.foreground == theme[.read].foreground)
    #expect(canvas[2, 0].style.foreground == theme[.write].foreground)
  }

  @Test func theMouseBrushesARange() {
    var strip = strip(Array(0..<100))
    func mouse(_ action: MouseEvent.Action, _ column: Int, clicks: Int = 1) -> TimelineStrip.Answer {
      strip.handle(.mouse(MouseEvent(action, column: column, row: 0, clicks: clicks)), in: area)
    }
    #expect(mouse(.press(.left), 2) == .handled)
    #expect(mouse(.drag(.left), 4) == .selected(20..<50, isFinal: false))
    #expect(mouse(.drag(.left), 1) == .selected(10..<21, isFinal: false))
    #expect(mouse(.drag(.left), 99) == .selected(20..<100, isFinal: false))
    #expect(mouse(.release, 99) == .selected(20..<100, isFinal: true))
    #expect(mouse(.press(.left), 2, clicks: 2) == .selected(nil, isFinal: true))
    #expect(mouse(.drag(.left), 5) == .ignored)
  }

  @Test func keysMoveAndSelect() {
    var strip = strip(Array(0..<10))
    #expect(strip.handle(.right, in: area) == .handled)
    #expect(strip.cursor == 0)
    #expect(strip.handle(.press(.right, .shift), in: area) == .selected(0..<2, isFinal: true))
    #expect(strip.handle(.press(.right, .shift), in: area) == .selected(0..<3, isFinal: true))
    #expect(strip.handle(.press(.left, .shift), in: area) == .selected(0..<2, isFinal: true))
    #expect(strip.handle(.escape, in: area) == .selected(nil, isFinal: true))
    #expect(strip.handle(.escape, in: area) == .ignored)
    strip.setSlices([])
    #expect(strip.handle(.right, in: area) == .ignored)
  }
}
