internal import Testing

@testable internal import TerminalUI

@Suite struct TableWidgetTests {
  let area = Rectangle(width: 40, height: 6)

  func lines(_ table: TableWidget, _ rows: SampleRows) -> [String] {
    var canvas = Canvas(width: area.width, height: area.height)
    table.draw(rows, on: &canvas, in: area, theme: .plain)
    return canvas.lines
  }

  @Test func aMillionRowsCostWhatIsSeen() {
    var table = TableWidget(columns: SampleRows.columns)
    let rows = SampleRows(rowCount: 1_000_000)
    #expect(table.handle(.end, rowCount: rows.rowCount, in: area) == .selected)
    _ = lines(table, rows)
    #expect(rows.asked.rows == Set(999_995..<1_000_000))
  }

  @Test func keysMoveTheSelectionAndWhatIsSeen() {
    var table = TableWidget(columns: SampleRows.columns)
    for (key, selected, first) in [
      (Key.down, 1, 0), (.down, 2, 0), (.pageDown, 6, 2), (.up, 5, 2), (.pageUp, 1, 1), (.pageUp, 0, 0),
      (.pageDown, 4, 0), (.down, 5, 1), (.end, 19, 15), (.home, 0, 0),
    ] {
      _ = table.handle(key, rowCount: 20, in: area)
      #expect(table.selectedRow(of: 20) == selected, "\(key)")
      #expect(lines(table, SampleRows(rowCount: 20))[1].contains("\(1000 + first)"), "\(key)")
    }
    #expect(table.handle(.enter, rowCount: 20, in: area) == .opened(0))
    #expect(table.handle(.character("x"), rowCount: 20, in: area) == .ignored)
  }

  @Test func whoSelectedTheLastRowFollowsTheEnd() {
    var table = TableWidget(columns: SampleRows.columns)
    _ = table.handle(.end, rowCount: 10, in: area)
    #expect(table.selectedRow(of: 50) == 49)
    _ = table.handle(.up, rowCount: 50, in: area)
    #expect(table.selectedRow(of: 90) == 48)
  }

  @Test func fewerRowsThanBeforeAreNoTrouble() {
    var table = TableWidget(columns: SampleRows.columns)
    _ = table.handle(.pageDown, rowCount: 100, in: area)
    #expect(table.selectedRow(of: 2) == 1)
    #expect(table.selectedRow(of: 0) == nil)
    #expect(lines(table, SampleRows(rowCount: 0)).dropFirst().allSatisfy { $0.isEmpty })
    #expect(table.handle(.enter, rowCount: 0, in: area) == .handled)
    _ = table.handle(.down, rowCount: 0, in: area)
  }

  @Test func theMouseSelectsOpensSortsAndScrolls() {
    var table = TableWidget(columns: SampleRows.columns)
    func click(_ column: Int, _ row: Int, clicks: Int = 1) -> TableWidget.Answer {
      let event = MouseEvent(.press(.left), column: column, row: row, clicks: clicks)
      return table.handle(.mouse(event), rowCount: 20, in: area)
    }
    #expect(click(3, 4) == .selected)
    #expect(table.selectedRow(of: 20) == 3)
    #expect(click(3, 4, clicks: 2) == .opened(3))
    #expect(click(10, 0) == .sorted(column: 1))
    #expect(click(39, 0) == .sorted(column: 3))
    #expect(click(3, 99) == .ignored)
    let wheel = MouseEvent(.wheelDown, column: 3, row: 3)
    #expect(table.handle(.mouse(wheel), rowCount: 20, in: area) == .selected)
    #expect(lines(table, SampleRows(rowCount: 20))[1].contains("1003"))
    #expect(table.selectedRow(of: 20) == 3)
  }

  @Test func aNarrowTableScrollsSideways() {
    var table = TableWidget(columns: SampleRows.columns)
    let narrow = Rectangle(width: 20, height: 3)
    var canvas = Canvas(width: 20, height: 3)
    for _ in 0..<9 { _ = table.handle(.right, rowCount: 3, in: narrow) }
    table.draw(SampleRows(rowCount: 3), on: &canvas, in: narrow, theme: .plain)
    #expect(canvas.lines == ["R       Command", "t       /sbin/agetty", "-data-w mysqld"])
    let heading = MouseEvent(.press(.left), column: 0, row: 0)
    #expect(table.handle(.mouse(heading), rowCount: 3, in: narrow) == .sorted(column: 2))
    // In a wider window nothing is hidden.
    #expect(
      table.handle(.mouse(heading), rowCount: 3, in: Rectangle(width: 80, height: 3)) == .sorted(column: 0))
    for _ in 0..<9 { _ = table.handle(.left, rowCount: 3, in: narrow) }
    #expect(table.hidden == 0)
  }

  @Test func theSelectedRowAndTheSortedColumnAreMarked() {
    var table = TableWidget(columns: SampleRows.columns)
    table.sort = .init(column: 1, isDescending: true)
    var canvas = Canvas(width: 40, height: 6)
    let theme = Theme.dark(.palette256)
    table.draw(SampleRows(rowCount: 5), on: &canvas, in: area, theme: theme)
    #expect(canvas.lines[0] == "    PID   ▼CPU USER       Command")
    #expect(canvas[13, 0].style == theme[.sortedHeading])
    #expect((0..<40).allSatisfy { canvas[$0, 1].style == theme[.selection] })
    #expect(canvas[5, 2].style == theme[.value])
    table.isFocused = false
    table.draw(SampleRows(rowCount: 5), on: &canvas, in: area, theme: theme)
    #expect(canvas[0, 1].style == theme[.idleSelection])
  }

  @Test func aHeadingThatJustFitsHasRoomForTheMark() {
    var table = TableWidget(
      columns: [
        TableColumn("IOPS", width: 4, alignment: .right), TableColumn("L4PROTO", width: 7),
        TableColumn("TH", width: 3),
      ])
    table.sort = .init(column: 0, isDescending: true)
    #expect(lines(table, SampleRows(rowCount: 1))[0] == "▼IOPS L4PROTO  TH")
    table.sort = .init(column: 1, isDescending: false)
    #expect(lines(table, SampleRows(rowCount: 1))[0] == " IOPS L4PROTO▲ TH")
  }

  @Test func longTextsCostWhatIsSeen() {
    let table = TableWidget(columns: SampleRows.columns)
    let rows = SampleRows(rowCount: 100, names: [String(repeating: "\u{202E}漢", count: 1 << 20)])
    let time = ContinuousClock().measure { for _ in 0..<100 { _ = lines(table, rows) } }
    #expect(time < .seconds(2))
  }
}
