internal import Chisels
internal import Inspection
internal import TerminalUI
internal import TestSupport
internal import Testing

@testable internal import Top

/// A session on a capture that the repository holds, key by key.
struct SessionTests {
  /// The same path wherever the repository lies: it is seen on the screen.
  private static let capture = "Examples/slow-lookup/slow.scap"

  private func screen(
    _ keys: [Key], view: String = "", filter: String = "", width: Int = 120, height: Int = 40
  ) throws -> [String] {
    let screen = ScriptedScreen(width: width, height: height, keys: keys)
    let lines = try screen.open("\(Repository.root)/\(Self.capture)", filter: filter, view: view).lines
    return lines.map { $0.replacing("\(Repository.root)/", with: "") }
  }

  // MARK: What is seen

  @Test(arguments: [(80, 24), (120, 40), (200, 60), (40, 10)])
  func itBeginsWithProcesses(width: Int, height: Int) throws {
    let lines = try screen([], width: width, height: height)
    // The path is longer elsewhere, and cuts what stands behind it.
    #expect(lines[0].hasPrefix("Viewing: Processes For: whole mach"))
    expectGolden(Array(lines.dropFirst(2)), "processes-\(width)x\(height)")
  }

  private static let screens: [(name: String, keys: [Key])] = [
    ("views", [.function(2)]), ("legend", [.function(7)]), ("actions", [.function(8)]),
    ("sort-panel", [.function(9)]), ("help", [.function(1)]), ("requests", [.function(11)]),
    ("request", [.function(11), .enter]), ("spectrogram", [.down, .down, .function(12)]),
    ("dig", [.function(6)]), ("echo", [.down, .function(5)]),
  ]

  @Test(arguments: screens)
  func eachKeyShowsItsScreen(name: String, keys: [Key]) throws {
    expectGolden(Array(try screen(keys).dropFirst(2)), name)
  }

  // MARK: The way down and back

  @Test func enterOpensARowAndBackspaceGoesBack() throws {
    let opened = try screen([.enter])
    #expect(opened[0].hasPrefix("Viewing: Threads For: proc.pid="))
    let twice = try screen([.enter, .enter])
    #expect(twice[0].contains(" and thread.tid="))
    let back = try screen([.down, .enter, .enter, .backspace, .backspace])
    #expect(back[0].hasPrefix("Viewing: Processes For: whole machine"))
    #expect(back[0].contains(" 2/"))
  }

  @Test func anotherViewIsAboutWhatWasChosen() throws {
    let chosen = try screen([.enter, .function(2), .home, .enter])
    #expect(chosen[0].hasPrefix("Viewing: Connections For: proc.pid="))
  }

  @Test func whereItBeganBackspaceGoesNowhere() throws {
    #expect(try screen([.backspace])[39].contains("This is where it began"))
  }

  @Test func aLetterGoesToTheNextViewThatBeginsWithIt() throws {
    let chosen = try screen([.function(2), .home, .character("e"), .enter])
    #expect(chosen[0].hasPrefix("Viewing: Errors For"))
  }

  @Test func theHeaderTellsOfTheWholeCapture() throws {
    let whole = try screen([])[1].prefix { $0 != ")" }
    let narrowed = try screen([.tab, .home, .press(.right, .shift)])[1]
    #expect(narrowed.contains(" for ") && narrowed.prefix { $0 != ")" } == whole)
    #expect(try screen([], filter: "proc.name=nobody").contains { $0.hasSuffix("Nothing to show") })
  }

  @Test func theChosenRequestIsFoundAgain() throws {
    let back = try screen([.function(11), .down, .function(6), .backspace])
    #expect(back[0].hasPrefix("Viewing: Requests") && back[0].contains(" 2/2"))
  }

  @Test func aKeyThatDoesNothingSaysSo() throws {
    #expect(try screen([.function(11), .function(9)])[39].hasPrefix("F9 does nothing here"))
    #expect(try screen([.character("S")])[39].hasPrefix("Totals are of a machine that is watched"))
  }

  @Test func adviceHasRoomOnASmallScreen() throws {
    let lines = try screen([.function(11)], width: 80, height: 24)
    #expect(lines.contains { $0.hasPrefix("What to do:") })
    #expect(lines.contains { $0.contains("GET http://web.shop") })
  }

  // MARK: Sorting, filtering, searching

  @Test func sortingByAColumnTwiceTurnsItRound() throws {
    let first = try screen([.character("!")])
    #expect(first[4].contains("▼PID"))
    let second = try screen([.character("!"), .character("!")])
    #expect(second[4].contains("▲PID"))
    let pids = second.dropFirst(5).prefix(4).compactMap { Int($0.split(separator: " ").first ?? "") }
    #expect(pids == pids.sorted() && pids.count > 1)
  }

  @Test func rowsAreKeptThatHoldWhatIsTyped() throws {
    let lines = try screen([.function(4)] + Key.typing("nginx"))
    let rows = lines.dropFirst(5).dropLast().filter { !$0.isEmpty }
    #expect(!rows.isEmpty && rows.allSatisfy { $0.contains("nginx") })
    let all = try screen([.function(4)] + Key.typing("nginx") + [.escape])
    #expect(all.dropFirst(5).contains { $0.contains("curl") })
  }

  @Test func anExpressionTakesThePlaceOfFilters() throws {
    let clearing = [Key](repeating: .backspace, count: 40)
    let lines = try screen([.function(4), .function(2)] + clearing + Key.typing("proc.name=curl") + [.enter])
    #expect(lines[1].contains("Filter: proc.name=curl"))
    #expect(lines.dropFirst(5).dropLast().filter { !$0.isEmpty }.allSatisfy { $0.contains("curl") })
  }

  @Test func aWrongExpressionIsToldWithItsPlace() throws {
    let clearing = [Key](repeating: .backspace, count: 40)
    let lines = try screen([.function(4), .function(2)] + clearing + Key.typing("proc.nmae=curl") + [.enter])
    #expect(lines[38].contains("no field is called proc.nmae"))
    #expect(lines[39].hasPrefix("Expression: proc.nmae=curl"))
  }

  @Test func fieldsAreCompleted() throws {
    let clearing = [Key](repeating: .backspace, count: 40)
    let lines = try screen([.function(4), .function(2)] + clearing + Key.typing("fd.typ") + [.tab])
    #expect(lines.contains { $0.contains("fd.typechar") })
  }

  @Test func aSearchGoesToTheNextRow() throws {
    let found = try screen([.control("f")] + Key.typing("nginx") + [.enter, .enter])
    #expect(found[0].contains("For: proc.pid="))
    let none = try screen([.control("f")] + Key.typing("nowhere") + [.enter])
    #expect(none[39].contains("nowhere was not found"))
  }

  // MARK: Time

  @Test func aStretchOfTheTimelineNarrowsEveryView() throws {
    let select: [Key] = [.tab, .end] + [Key](repeating: .press(.left, .shift), count: 5)
    let lines = try screen(select)
    #expect(lines[1].contains(" for "))
    let events = try screen(select, view: "dig")
    let first = events.dropFirst(4).first.flatMap { UInt64($0.split(separator: " ").first ?? "") }
    #expect((first ?? 0) > 10_000)
    let fewer = try screen(Array(select.dropLast(3)), view: "dig")
    let later = fewer.dropFirst(4).first.flatMap { UInt64($0.split(separator: " ").first ?? "") }
    #expect((later ?? 0) > (first ?? 0))
    let all = try screen(select + [.tab, .character("W")])
    #expect(!all[1].contains(" for "))
  }

  @Test func aNumberLeadsToItsEvent() throws {
    let lines = try screen([.control("g")] + Key.typing("400") + [.enter], view: "dig")
    #expect(lines[4].hasPrefix("400 "))
    let later = try screen([.control("g")] + Key.typing("+1s") + [.enter], view: "dig")
    #expect(later[4].split(separator: " ").dropFirst().first?.hasPrefix("1.0") == true)
    let none = try screen([.control("g")] + Key.typing("nowhere") + [.enter], view: "dig")
    #expect(none[38].contains("neither a number"))
  }

  // MARK: Pausing, notes, actions, the end

  @Test func aPauseIsSeenAndEnds() throws {
    #expect(try screen([.character("p")])[0].contains("PAUSED"))
    #expect(try !screen([.character("p"), .character("p")])[0].contains("PAUSED"))
    #expect(try !screen([.character("p"), .enter])[0].contains("PAUSED"))
  }

  @Test func anActionIsAskedAboutAndRun() throws {
    let keys: [Key] = [.character("!"), .end, .character("9")]
    #expect(try screen(keys).contains { $0.contains("kill -9 29221") })
    let asked = ScriptedScreen(width: 120, height: 40, keys: keys + [.character("y")])
    try asked.open("\(Repository.root)/\(Self.capture)")
    #expect(asked.commands == ["kill -9 29221"])
    let refused = ScriptedScreen(width: 120, height: 40, keys: keys + [.enter])
    try refused.open("\(Repository.root)/\(Self.capture)")
    #expect(refused.commands.isEmpty)
  }

  @Test func notesAreKeptBesideTheCapture() throws {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/slow.scap"
    writeFile(fileBytes("\(Repository.root)/\(Self.capture)") ?? [], to: path)
    let keys: [Key] =
      [.control("g")] + Key.typing("400") + [.enter, .character("M")] + Key.typing("here") + [.enter]
    try ScriptedScreen(width: 120, height: 40, keys: keys).open(path, view: "dig")
    #expect(
      Repository.lines(of: path + ".notes").map { $0.hasPrefix("400 ") && $0.hasSuffix(" here") } == [true])
    let back = ScriptedScreen(width: 120, height: 40, keys: [.character("N"), .enter])
    #expect(try back.open(path, view: "dig").lines[4].hasPrefix("400 "))
  }

  @Test func aViewThatCannotBeShownIsLeftAtOnce() throws {
    let screen = ScriptedScreen(width: 120, height: 40, keys: [])
    var view = View()
    view.id = "odd"
    view.name = "Odd"
    let session = try screen.session("\(Repository.root)/\(Self.capture)")
    session.trail.enter(Level(.view(view)))
    try screen.play(session, "\(Repository.root)/\(Self.capture)")
    #expect(screen.last.lines[0].hasPrefix("Viewing: Processes"))
    #expect(session.message != nil)
  }

  @Test func theEndOfASessionIsTheUsersWish() throws {
    let screen = ScriptedScreen(width: 80, height: 24, keys: [.character("q"), .function(2)])
    let lines = try screen.open("\(Repository.root)/\(Self.capture)").lines
    #expect(lines[0].hasPrefix("Viewing: Processes"))
    #expect(!lines.contains { $0.hasPrefix("Select View") })
  }
}
