internal import TestSupport
internal import Testing

@testable internal import TerminalUI

@Suite struct FrameDifferenceTests {
  @Test func aSameCanvasCostsNothing() {
    var difference = FrameDifference(depth: .trueColor)
    var bytes: [UInt8] = []
    var canvas = Canvas(width: 80, height: 24)
    canvas.draw("text", column: 0, row: 0, in: canvas.bounds, style: .plain)
    difference.append(canvas, to: &bytes)
    #expect(!bytes.isEmpty)
    bytes = []
    difference.append(canvas, to: &bytes)
    #expect(bytes.isEmpty)
    difference.invalidate()
    difference.append(canvas, to: &bytes)
    #expect(!bytes.isEmpty)
  }

  @Test func aChangedCellCostsAFewBytes() {
    var difference = FrameDifference(depth: .trueColor)
    var bytes: [UInt8] = []
    var canvas = Canvas(width: 200, height: 60)
    difference.append(canvas, to: &bytes)
    canvas.draw("x", column: 100, row: 30, in: canvas.bounds, style: .plain)
    bytes = []
    difference.append(canvas, to: &bytes)
    #expect(bytes.count < 50, "\(bytes.count)")
  }

  /// Frame after frame, what the terminal shows is the canvas, whatever was shown before.
  @Test(arguments: [ColorDepth.none, .basic16, .palette256, .trueColor])
  func theTerminalShowsTheCanvas(_ depth: ColorDepth) {
    var random = SeededGenerator(seed: 88)
    for _ in 0..<40 {
      let (width, height) = (Int.random(in: 1...60, using: &random), Int.random(in: 1...12, using: &random))
      var terminal = EmulatedTerminal(width: width, height: height)
      var difference = FrameDifference(depth: depth)
      var canvas = Canvas(width: width, height: height)
      for _ in 0..<20 {
        Self.scribble(on: &canvas, &random)
        var bytes: [UInt8] = []
        difference.append(canvas, to: &bytes)
        terminal.take(bytes)
        #expect(terminal.unknown.isEmpty)
        #expect(Self.reduced(canvas, depth) == terminal.canvas.cells)
        #expect(terminal.cursor == canvas.cursor)
      }
    }
  }

  private static func reduced(_ canvas: Canvas, _ depth: ColorDepth) -> [Cell] {
    canvas.cells.map { Cell($0.glyph, $0.style.reduced(to: depth)) }
  }

  private static let texts = [
    "plain words", "漢字かな", "e\u{301}o\u{308}\u{301}", "│─█▁", "😀👋🏽", "\u{1B}[31m", "    ", "\t", "\u{301}", "",
  ]

  private static func scribble(on canvas: inout Canvas, _ random: inout SeededGenerator) {
    if Int.random(in: 0..<8, using: &random) == 0 {
      canvas = Canvas(width: canvas.width, height: canvas.height)
    }
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      let colors: [Color] = [
        .standard, .palette(UInt8.random(in: 0...255, using: &random)),
        .rgb(UInt8.random(in: 0...255, using: &random), 130, 7),
      ]
      let style = Style(
        colors.randomElement(using: &random) ?? .standard,
        on: colors.randomElement(using: &random) ?? .standard,
        Style.Attributes(rawValue: UInt8.random(in: 0...15, using: &random)))
      canvas.draw(
        texts.randomElement(using: &random) ?? "", column: Int.random(in: -3...canvas.width, using: &random),
        row: Int.random(in: 0..<canvas.height, using: &random), in: canvas.bounds,
        style: Bool.random(using: &random) ? style : .plain)
    }
    let isSeen = Bool.random(using: &random)
    canvas.cursor =
      isSeen
      ? .init(
        column: Int.random(in: 0..<canvas.width, using: &random),
        row: Int.random(in: 0..<canvas.height, using: &random))
      : nil
  }
}
