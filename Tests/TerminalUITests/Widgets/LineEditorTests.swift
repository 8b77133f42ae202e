internal import Testing

@testable internal import TerminalUI

@Suite struct LineEditorTests {
  func typed(_ text: String, _ keys: [Key] = []) -> LineEditor {
    var editor = LineEditor(prompt: "Filter: ")
    for character in text { _ = editor.handle(.character(character)) }
    for key in keys { _ = editor.handle(key) }
    return editor
  }

  static let edits: [([Key], String, Int)] = [
    ([.backspace], "proc.name = ab", 14), ([.left, .left, .delete], "proc.name = ac", 13),
    ([.home, .character("!")], "!proc.name = abc", 1), ([.control("w")], "proc.name = ", 12),
    ([.control("w"), .control("w")], "", 0), ([.control("u")], "", 0),
    ([.control("a"), .alt("d")], " = abc", 0),
    ([.home, .press(.right, .control), .control("k")], "proc.name", 9),
    ([.paste("x\ny")], "proc.name = abcx y", 18), ([.press(.backspace, .alt)], "proc.name = ", 12),
    ([.left, .press(.left, .control), .press(.left, .control)], "proc.name = abc", 0),
  ]

  @Test(arguments: edits)
  func keysEditTheLine(keys: [Key], text: String, cursor: Int) {
    let editor = typed("proc.name = abc", keys)
    #expect(editor.text == text && editor.cursor == cursor)
  }

  /// The word behind which the cursor was is completed, whatever is longer behind it.
  @Test func aCandidateTakesThePlaceOfItsWord() {
    var editor = typed("proc.n and averyverylongword", [.home, .press(.right, .control)])
    editor.completion = Completion([.init("proc.name")])
    #expect(editor.handle(.down) == .handled)
    #expect(editor.handle(.enter) == .changed)
    #expect(editor.text == "proc.name and averyverylongword" && editor.cursor == 9)
    var shorter = typed("averyverylongword")
    shorter.completion = Completion([.init("a")])
    #expect(shorter.handle(.down) == .handled && shorter.handle(.tab) == .changed)
    #expect(shorter.text == "a" && shorter.cursor == 1)
  }

  @Test(arguments: [Key.left, .right, .home, .end, .press(.left, .control)])
  func candidatesGoWithTheCursor(key: Key) {
    var editor = typed("proc.n")
    editor.completion = Completion([.init("proc.name")])
    #expect(editor.handle(key) == .handled)
    #expect(editor.completion == nil)
  }

  @Test func answersTellWhatHappened() {
    var editor = typed("a")
    #expect(editor.handle(.character("b")) == .changed)
    #expect(editor.handle(.left) == .handled)
    #expect(editor.handle(.tab) == .wantsCompletion)
    #expect(editor.handle(.enter) == .accepted("ab"))
    #expect(editor.handle(.escape) == .cancelled)
    #expect(editor.handle(.function(3)) == .ignored)
  }

  @Test func upAndDownGoThroughWhatWasTypedBefore() {
    var editor = LineEditor(prompt: "/", history: ["one", "two"])
    _ = editor.handle(.character("n"))
    for (key, text) in [
      (Key.up, "two"), (.up, "one"), (.up, "one"), (.down, "two"), (.down, "n"), (.down, "n"),
    ] {
      _ = editor.handle(key)
      #expect(editor.text == text)
    }
    _ = editor.handle(.enter)
    editor.setText("")
    _ = editor.handle(.up)
    #expect(editor.text == "n")
  }

  @Test func aCandidateTakesThePlaceOfTheWord() {
    var editor = typed("evt.type = open and proc.na")
    #expect(editor.word == "proc.na")
    editor.completion = Completion([.init("proc.name"), .init("proc.nametree")])
    #expect(editor.handle(.tab) == .handled)
    #expect(editor.handle(.down) == .handled)
    #expect(editor.completion?.chosen == "proc.nametree")
    #expect(editor.handle(.enter) == .changed)
    #expect(editor.text == "evt.type = open and proc.nametree")
    #expect(editor.completion == nil)
    editor.completion = Completion([.init("x")])
    #expect(editor.handle(.escape) == .handled)
    #expect(editor.completion == nil)
    editor.completion = Completion([.init("x")])
    #expect(editor.handle(.enter) == .accepted("evt.type = open and proc.nametree"))
  }

  @Test func aMistakeHasACaretUnderItsColumn() {
    var editor = typed("proc.nmae = 漢")
    editor.mistake = .init("no such field", column: 5)
    var canvas = Canvas(width: 40, height: 3)
    let line = Rectangle(row: 2, width: 40, height: 1)
    editor.draw(on: &canvas, line: line, in: canvas.bounds, theme: .plain)
    #expect(canvas.lines == ["", "             v no such field", "Filter: proc.nmae = 漢"])
    #expect(canvas.cursor == .init(column: 22, row: 2))
    editor.draw(on: &canvas, line: Rectangle(width: 40, height: 1), in: canvas.bounds, theme: .plain)
    #expect(canvas.lines[1] == "             ^ no such field")
    _ = editor.handle(.character("x"))
    #expect(editor.mistake == nil)
  }

  @Test func theCursorIsSeenInALongLine() {
    let editor = typed(String(repeating: "0123456789", count: 10))
    var canvas = Canvas(width: 20, height: 1)
    editor.draw(on: &canvas, line: canvas.bounds, in: canvas.bounds, theme: .plain)
    #expect(canvas.lines == ["Filter: 90123456789"])
    #expect(canvas.cursor?.column == 19)
  }

  @Test func aLineIsBounded() {
    var editor = typed("")
    _ = editor.handle(.paste(String(repeating: "a", count: 60_000)))
    #expect(editor.characters.count == 10_000)
    #expect(editor.handle(.character("b")) == .handled)
  }
}
