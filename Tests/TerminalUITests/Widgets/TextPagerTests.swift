internal import Testing

@testable internal import TerminalUI

@Suite struct TextPagerTests {
  let area = Rectangle(width: 30, height: 4)

  func pager(_ count: Int, capacity: Int = 1000) -> TextPager {
    var pager = TextPager(capacity: capacity)
    for number in 0..<count { pager.append(StyledText("line \(number)")) }
    return pager
  }

  func lines(_ pager: TextPager) -> [String] {
    var canvas = Canvas(width: area.width, height: area.height)
    pager.draw(on: &canvas, in: area, theme: .plain)
    return canvas.lines
  }

  @Test func itFollowsTheEndUntilSomeoneLooksElsewhere() {
    var pager = pager(10)
    #expect(lines(pager) == ["line 6", "line 7", "line 8", "line 9"])
    #expect(pager.handle(.up, in: area) == true)
    pager.append("more")
    #expect(lines(pager) == ["line 5", "line 6", "line 7", "line 8"])
    #expect(pager.handle(.pageDown, in: area) == true)
    #expect(pager.followsEnd)
    #expect(lines(pager).last == "more")
    #expect(pager.handle(.home, in: area) == true)
    #expect(lines(pager).first == "line 0")
    pager.go(toLine: 7, height: 4)
    #expect(lines(pager).first == "line 7")
    #expect(pager.handle(.function(1), in: area) == false)
  }

  @Test func ofTooManyTheFirstOnesGoAndWhatIsSeenStays() {
    var pager = pager(10, capacity: 10)
    pager.go(toLine: 3, height: 4)
    pager.append("more")
    #expect(pager.lineCount == 10 && pager.forgottenCount == 1)
    #expect(pager[0].text == "line 1" && pager[9].text == "more")
    #expect(lines(pager).first == "line 3")
    for _ in 0..<20 { pager.append("new") }
    #expect(lines(pager) == ["new", "new", "new", "new"])
  }

  @Test func aSearchGoesFromPlaceToPlaceAndAround() {
    var pager = pager(20)
    pager.goToStart()
    #expect(pager.find("LINE 1", height: 4) == false)
    #expect(pager.find("line 1", height: 4) == true)
    #expect(pager.search?.line == 1)
    #expect(pager.findNext(height: 4) == true)
    #expect(pager.search?.line == 10)
    #expect(lines(pager).contains("line 10"))
    #expect(pager.findNext(backwards: true, height: 4) == true)
    #expect(pager.findNext(backwards: true, height: 4) == true)
    #expect(pager.search?.line == 19)
    #expect(pager.findNext(height: 4) == true)
    #expect(pager.search?.line == 1)
  }

  @Test func whatWasFoundIsMarkedWhereItStands() {
    var pager = TextPager()
    pager.append(StyledText([.init("漢\tab", .read), .init("AB\u{1B}ab", .write)]))
    #expect(pager.find("ab", height: 4) == true)
    var canvas = Canvas(width: 30, height: 4)
    let theme = Theme.dark(.basic16)
    pager.draw(on: &canvas, in: area, theme: theme)
    #expect(canvas.lines[0] == #"漢      abAB\x1bab"#)
    let marked = (0..<30).filter { canvas[$0, 0].style == theme[.currentMatch] }
    #expect(marked == [8, 9, 10, 11, 16, 17])
  }

  @Test func tabsCountAllPiecesOfTheLine() {
    var pager = TextPager()
    pager.append(StyledText([.init("abc", .read), .init("d\te", .write), .init("\tf")]))
    #expect(lines(pager)[0] == "abcd    e       f")
    #expect(pager.find("e", height: 4) == true)
    #expect(pager.handle(.right, in: area) == true)
    #expect(lines(pager)[0] == "cd    e       f")
    #expect(pager[0].width() == 17)
  }

  @Test func longLinesScrollSideways() {
    var pager = TextPager()
    pager.append(StyledText(String(repeating: "0123456789", count: 10)))
    pager.append("short")
    #expect(pager.handle(.right, in: area) == true)
    #expect(lines(pager)[..<2] == ["890123456789012345678901234567", ""])
    for _ in 0..<50 { _ = pager.handle(.right, in: area) }
    #expect(lines(pager)[0].hasSuffix("9"))
    for _ in 0..<50 { _ = pager.handle(.left, in: area) }
    #expect(lines(pager)[1] == "short")
  }

  @Test func anEmptyPagerIsNoTrouble() {
    var pager = TextPager()
    for key in [Key.up, .down, .pageDown, .end, .home, .right] { _ = pager.handle(key, in: area) }
    #expect(pager.find("x", height: 4) == false)
    #expect(lines(pager).allSatisfy { $0.isEmpty })
  }
}
