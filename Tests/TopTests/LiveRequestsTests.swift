internal import Captures
internal import Events
internal import Inspection
internal import State
internal import TerminalUI
internal import TestSupport
internal import Testing

@testable internal import Top

/// Requests of a machine that is watched, in whose place a capture is read.
struct LiveRequestsTests {
  /// Two requests: the first lasts from event 12,443 to 12,700 or so, the longer one from 14,545 to nearly the end.
  private static let capture = "\(Repository.root)/Examples/slow-lookup/slow.scap"

  /// - Parameter shown: told of the pane, and of the number of the latest event, whenever it was shown.
  private func watch(_ shown: @escaping (TransactionsPane, UInt64) -> Void) throws -> TransactionsPane {
    let pane = TransactionsPane(try Filter(comparingTexts: "", style: OutputStyle()), isLive: true)
    var machine = Machine()
    let filter = try Filter("", for: &machine)
    var inspector = Inspector(
      source: try CaptureReader(path: Self.capture), machine: machine, filter: filter)
    var sink = IntervalSink(pane: pane, shown: shown)
    try inspector.run(into: &sink)
    return pane
  }

  @Test func theyAreThereWhileTheyComeAndTheChosenOneStays() throws {
    var counts: [Int] = []
    var chosen: Set<Substring> = []
    _ = try watch { pane, _ in
      let count = Int(pane.position.split(separator: "/").last ?? "") ?? 0
      // The second one is chosen when it comes up, and is the worst later on.
      if count == 2, counts.last != 2 { _ = pane.handle(.down, in: IntervalSink.area) }
      counts.append(count)
      if count == 2, let filter = pane.chosenFilter { chosen.insert(filter.prefix { $0 != " " }) }
    }
    #expect(counts.first == 0 && counts.contains(1) && counts.last == 2)
    #expect(chosen == ["evt.num>=14545"])
  }

  @Test func whatWasForgottenDoesNotComeAgain() throws {
    var cleared: UInt64?
    let pane = try watch { pane, number in
      guard cleared == nil, number > 14_000 else { return }
      #expect(pane.position == "1/1")
      #expect(pane.clear())
      #expect(pane.position.isEmpty)
      cleared = number
    }
    #expect(cleared != nil && pane.position == "1/1")
    #expect(pane.chosenFilter?.hasPrefix("evt.num>=14545 ") == true)
  }

  @Test func thoseOfACaptureAreNotForgotten() throws {
    let pane = TransactionsPane(try Filter(comparingTexts: "", style: OutputStyle()), isLive: false)
    #expect(!pane.clear())
  }
}

/// Shows a pane after every 500 events, as if an interval had ended.
private struct IntervalSink: EventSink, ~Copyable {
  let pane: TransactionsPane
  let shown: (TransactionsPane, UInt64) -> Void
  static let area = Rectangle(width: 120, height: 40)

  func begin(_ machine: borrowing Machine) { pane.begin(machine) }

  func write(_ event: EventView, _ machine: borrowing Machine) {
    pane.look(at: event, machine)
    if event.number.isMultiple(of: 500) { show(machine, .interval(1_000_000), event.number) }
  }

  func end(_ machine: borrowing Machine) { show(machine, .end, .max) }

  private func show(_ machine: borrowing Machine, _ moment: Refreshment, _ number: UInt64) {
    pane.refresh(machine, moment)
    var canvas = Canvas(width: 120, height: 40)
    pane.draw(on: &canvas, in: Self.area, theme: .plain)
    shown(pane, number)
  }
}
