internal import TerminalUI
internal import TestSupport
internal import Testing

@testable internal import Chisels
@testable internal import Top

/// Keys that are pressed while a capture is read.
struct HeldKeysTests {
  private static let capture = "\(Repository.root)/Examples/slow-lookup/slow.scap"

  /// The second of the processes that the capture comes to.
  private func secondRow() throws -> ViewCell {
    let screen = ScriptedScreen(width: 120, height: 40, keys: [.down])
    let session = try screen.session(Self.capture)
    try screen.play(session, Self.capture)
    return try #require((session.pane as? TablePane)?.chosenRow?.key)
  }

  /// What a session comes to that goes back to a row, and whose keys are pressed at once.
  private func play(_ keys: [Key], goingBackTo key: ViewCell) throws -> (session: TopSession, top: String) {
    let screen = ScriptedScreen(width: 120, height: 40, keys: keys, isImpatient: true)
    let session = try screen.session(Self.capture)
    session.trail.current.chosenKey = key
    try screen.play(session, Self.capture)
    return (session, screen.last.lines[0])
  }

  private static let absent = ViewCell(bits: 999_999_999)

  @Test func keysAboutARowWaitForIt() throws {
    let patient = ScriptedScreen(width: 120, height: 40, keys: [.down, .enter])
    let expected = try patient.open(Self.capture).lines[0]
    #expect(expected.hasPrefix("Viewing: Threads For: proc.pid="))
    #expect(try play([.enter], goingBackTo: try secondRow()).top == expected)
  }

  @Test func aRowThatNeverComesHoldsNothingForEver() throws {
    #expect(
      try play([.enter], goingBackTo: Self.absent).top.hasPrefix("Viewing: Threads For: proc.pid="))
  }

  @Test(arguments: [Key.character("q"), .control("c"), .stop])
  func theEndOfASessionDoesNotWait(key: Key) throws {
    let session = try play([key], goingBackTo: Self.absent).session
    #expect(session.isOver && !session.reading.hasEnded)
  }

  @Test func controlCEndsASessionBehindKeysThatWait() throws {
    let session = try play([.down, .character("q"), .control("c")], goingBackTo: Self.absent).session
    #expect(session.isOver && !session.reading.hasEnded)
  }

  @Test func escapeForgetsKeysThatWait() throws {
    let session = try play([.enter, .escape, .character("q")], goingBackTo: Self.absent).session
    #expect(session.isOver && !session.reading.hasEnded)
  }

  @Test func requestsAreOpenedWhenTheyAreThere() throws {
    let keys: [Key] = [.function(11), .enter]
    let screen = ScriptedScreen(width: 120, height: 40, keys: keys, isImpatient: true)
    expectGolden(Array(try screen.open(Self.capture).lines.dropFirst(2)), "request")
  }

  @Test func aVanishedRowOfAWatchedMachineHoldsNothing() throws {
    let screen = ScriptedScreen(width: 120, height: 40, keys: [.character("q")], isImpatient: true)
    let session = try screen.session(nil)
    session.trail.current.chosenKey = Self.absent
    try screen.play(session, Self.capture)
    #expect(session.isOver && !session.reading.hasEnded)
  }

  @Test func aPausedCaptureIsNotReadOn() throws {
    let all = try ScriptedScreen(width: 120, height: 40, keys: []).open(Self.capture, view: "dig").lines[0]
    let keys: [Key] = [.character("p"), .home, .character("p")]
    let screen = ScriptedScreen(width: 120, height: 40, keys: keys, isImpatient: true)
    #expect(try screen.open(Self.capture, view: "dig").lines[0] == all)
    let paused = screen.awaited.filter { $0.lines[0].contains("PAUSED") }.map { $0.lines[1] }
    #expect(paused.count == 2 && Set(paused).count == 1)
    #expect(paused.first?.contains("% read") == true || paused.first?.contains("reading") == true)
  }
}
