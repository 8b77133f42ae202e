internal import Testing

@testable internal import TerminalUI

@Suite struct CanvasTests {
  @Test func textIsClippedAtItsRectangle() {
    var canvas = Canvas(width: 10, height: 3)
    let area = Rectangle(column: 2, row: 1, width: 4, height: 1)
    #expect(canvas.draw("abcdefgh", column: 2, row: 1, in: area, style: .plain) == 6)
    canvas.draw("xyz", column: 2, row: 2, in: area, style: .plain)
    canvas.draw("left", column: -2, row: 0, in: canvas.bounds, style: .plain)
    #expect(canvas.lines == ["ft", "  abcd", ""])
  }

  @Test func aWideCharacterIsNeverCutInHalf() {
    var canvas = Canvas(width: 5, height: 1)
    #expect(canvas.draw("漢字漢", column: 0, row: 0, in: canvas.bounds, style: .plain) == 5)
    #expect(canvas.lines == ["漢字"])
    canvas.draw("x", column: 1, row: 0, in: canvas.bounds, style: .plain)
    #expect(canvas.lines == [" x字"])
    canvas.draw("漢", column: 1, row: 0, in: canvas.bounds, style: .plain)
    #expect(canvas.lines == [" 漢"])
    #expect(canvas[3, 0].glyph == .blank)
  }

  @Test func skippingHalfOfAWideCharacterLeavesABlank() {
    var canvas = Canvas(width: 5, height: 1)
    canvas.draw("漢字!", column: 0, row: 0, in: canvas.bounds, style: .plain, skipping: 1)
    #expect(canvas.lines == [" 字!"])
  }

  @Test func nothingIsDrawnOutside() {
    var canvas = Canvas(width: 4, height: 2)
    canvas.fill(Rectangle(column: -5, row: -5, width: 100, height: 100), style: .plain, glyph: Glyph("#"))
    canvas.draw("x", column: .max, row: 0, in: canvas.bounds, style: .plain)
    canvas.draw("x", column: 0, row: .min, in: canvas.bounds, style: .plain)
    canvas.paint(Rectangle(column: 9, row: 9, width: 1, height: 1), style: .plain)
    #expect(canvas.lines == ["####", "####"])
    #expect(canvas[9, 9] == .blank)
  }

  @Test func aBoxHasItsTitleInTheEdge() {
    var canvas = Canvas(width: 12, height: 3)
    let inside = canvas.drawBox(canvas.bounds, title: "Sort", theme: .plain)
    canvas.draw("text", column: inside.column, row: inside.row, in: inside, style: .plain)
    #expect(canvas.lines == ["┌─ Sort ───┐", "│text      │", "└──────────┘"])
  }
}
