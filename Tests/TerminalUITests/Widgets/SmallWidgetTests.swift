internal import Testing

@testable internal import TerminalUI

@Suite struct SmallWidgetTests {
  func click(_ column: Int, _ row: Int, clicks: Int = 1) -> MouseEvent {
    MouseEvent(.press(.left), column: column, row: row, clicks: clicks)
  }

  @Test func aClickOnTheKeyBarIsTheKey() {
    let bar = KeyBar([.init("F1", "Help", .function(1)), .init("F2", "Views", .function(2))])
    let area = Rectangle(row: 5, width: 40, height: 1)
    #expect(bar.key(clickedBy: click(0, 5), in: area) == .function(1))
    #expect(bar.key(clickedBy: click(8, 5), in: area) == .function(2))
    #expect(bar.key(clickedBy: click(30, 5), in: area) == nil)
    #expect(bar.key(clickedBy: click(0, 4), in: area) == nil)
  }

  @Test func aClickOnTheHeaderIsThePiece() {
    let header = HeaderLine(StyledText([.init("Processes"), .init(" > "), .init("漢字")]), trailing: "12:00")
    let area = Rectangle(width: 20, height: 1)
    #expect(header.piece(clickedBy: click(3, 0), in: area) == 0)
    #expect(header.piece(clickedBy: click(15, 0), in: area) == 2)
    #expect(header.piece(clickedBy: click(16, 0), in: area) == nil)
    var canvas = Canvas(width: 20, height: 1)
    header.draw(on: &canvas, in: area, theme: .plain)
    #expect(canvas.lines == ["Processes > 漢 12:00"])
  }

  @Test func aListChoosesByKeyAndByDoubleClick() {
    var list = ListPanel(title: "Views", entries: (0..<50).map { "view \($0)" }, selected: 30)
    let area = Rectangle(width: 20, height: 6)
    #expect(list.selected == 30)
    #expect(list.handle(.down, in: area) == .selected)
    #expect(list.handle(.enter, in: area) == .chosen(31))
    var canvas = Canvas(width: 20, height: 6)
    list.draw(on: &canvas, in: area, theme: .plain)
    #expect(canvas.lines == ["Views", "view 30", "view 31", "view 32", "view 33", "view 34"])
    #expect(list.handle(.mouse(click(2, 5, clicks: 2)), in: area) == .chosen(34))
    #expect(list.handle(.mouse(click(2, 0)), in: area) == .ignored)
    #expect(list.handle(.escape, in: area) == .cancelled)
    var empty = ListPanel(title: "None", entries: [])
    #expect(empty.handle(.enter, in: area) == .cancelled)
  }

  @Test func aDialogIsAnsweredNoUnlessYesIsMeant() {
    let area = Rectangle(width: 40, height: 10)
    var dialog = Dialog(title: "Kill", question: ["End process 12?"])
    #expect(dialog.handle(.character("x"), in: area) == .waits)
    #expect(dialog.handle(.enter, in: area) == .no)
    #expect(dialog.handle(.tab, in: area) == .waits)
    #expect(dialog.handle(.enter, in: area) == .yes)
    #expect(dialog.handle(.character("y"), in: area) == .yes)
    #expect(dialog.handle(.escape, in: area) == .no)
    #expect(dialog.handle(.mouse(click(14, 5)), in: area) == .yes)
    #expect(dialog.handle(.mouse(click(23, 5)), in: area) == .no)
  }
}
