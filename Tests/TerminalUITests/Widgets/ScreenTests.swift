internal import Testing

@testable internal import TerminalUI

/// Whole screens of widgets, as they look at four sizes.
@Suite struct ScreenTests {
  static let sizes = [(80, 24), (120, 40), (200, 60), (40, 10)]

  static let bar = KeyBar(
    [
      .init("F1", "Help", .function(1)), .init("F2", "Views", .function(2)),
      .init("F4", "Filter", .function(4)),
      .init("F5", "Echo", .function(5)), .init("F6", "Dig", .function(6)), .init("F9", "Sort", .function(9)),
    ], trailing: "1/300 (0.3%)")

  /// Header, timeline and key bar around something.
  static func screen(_ size: (Int, Int), _ draw: (inout Canvas, Rectangle) -> Void) -> Canvas {
    var canvas = Canvas(width: size.0, height: size.1)
    let header = HeaderLine(
      StyledText([
        .init("Viewing: ", .label), .init("Processes"), .init(" For: ", .label), .init("whole machine"),
      ]),
      trailing: StyledText("trace.scap 12.5s", .faint))
    header.draw(on: &canvas, in: canvas.bounds.row(0), theme: .plain)
    var strip = TimelineStrip(kinds: [.read, .write], slices: (0..<200).map { [$0 % 17, $0 % 5] })
    strip.select(50..<90)
    strip.draw(on: &canvas, in: canvas.bounds.row(1), theme: .plain)
    draw(&canvas, canvas.bounds.inset(top: 2, bottom: 1))
    bar.draw(on: &canvas, in: canvas.bounds.row(canvas.height - 1), theme: .plain)
    return canvas
  }

  @Test(arguments: sizes) func table(width: Int, height: Int) {
    var table = TableWidget(columns: SampleRows.columns)
    table.sort = .init(column: 0, isDescending: false)
    let canvas = Self.screen((width, height)) { canvas, area in
      _ = table.handle(.down, rowCount: 300, in: area)
      table.draw(SampleRows(rowCount: 300), on: &canvas, in: area, theme: .plain)
    }
    expectGolden(canvas, "table-\(width)x\(height)")
  }

  @Test(arguments: sizes) func viewsAndQuestion(width: Int, height: Int) {
    let canvas = Self.screen((width, height)) { canvas, area in
      let panel = ListPanel(title: "Select View", entries: (1...43).map { "View number \($0)" }, selected: 20)
      let side = Rectangle(column: 0, row: area.row, width: 20, height: area.height)
      panel.draw(on: &canvas, in: side, theme: .plain)
      let table = TableWidget(columns: SampleRows.columns)
      table.draw(SampleRows(rowCount: 300), on: &canvas, in: area.inset(left: 21), theme: .plain)
      let dialog = Dialog(
        title: "Action", question: ["Send SIGTERM to process 1273 (mysqld)?", "It is of user root."])
      dialog.draw(on: &canvas, in: area, theme: .plain)
    }
    expectGolden(canvas, "views-\(width)x\(height)")
  }

  @Test(arguments: sizes) func pagerAndFilter(width: Int, height: Int) {
    let canvas = Self.screen((width, height)) { canvas, area in
      var pager = TextPager()
      for number in 0..<100 {
        pager.append(
          StyledText([.init("\(number) 12:00:00 ", .faint), .init("< read res=7 data=a\u{1B}[2J\tb", .read)]))
      }
      _ = pager.find("99", height: area.height)
      pager.draw(on: &canvas, in: area.inset(bottom: 1), theme: .plain)
      var editor = LineEditor(prompt: "Filter: ", text: "evt.type = read and proc.na")
      editor.completion = Completion([
        .init("proc.name", note: "Name of the executable"), .init("proc.nchilds", note: "Children"),
      ])
      editor.draw(on: &canvas, line: area.row(area.height - 1), in: area, theme: .plain)
    }
    expectGolden(canvas, "pager-\(width)x\(height)")
  }

  @Test(arguments: sizes) func spectrogram(width: Int, height: Int) {
    let canvas = Self.screen((width, height)) { canvas, area in
      var grid = SpectrogramGrid()
      for number in 0..<60 {
        var row = SpectrogramGrid.Row(repeating: 0, count: SpectrogramGrid.bucketCount)
        for bucket in 60..<300 {
          row[bucket] = UInt32((bucket &* 7919 &+ number &* 104_729) % 1000 / 4 * (bucket % 3))
        }
        grid.append(row)
      }
      grid.select(.init(rows: 55..<59, buckets: 100..<200))
      grid.draw(on: &canvas, in: area, theme: .plain)
    }
    expectGolden(canvas, "spectrogram-\(width)x\(height)")
  }
}
