import Diagnosis
import Events
import Inspection
import State
import TerminalUI

/// Requests, followed through processes: a row each, those that failed and the longest first.
///
/// Of a capture they are put together at its end; of a machine that is watched after each interval, those since the pane was
/// opened, of which a bounded number is kept.
final class TransactionsPane: Pane {
  let title = "Requests"
  private var filter: Filter
  private var diagnosis: DiagnosisSink
  private var explanation: Explanation?
  private var rows: [TransactionRow] = []
  private var table = TableWidget(columns: [])
  private let isLive: Bool
  /// What is kept was forgotten: the machine has to tell what is true now.
  private var beginsAnew = false
  /// The first event of the chosen request, which is to be found among new rows; nil for the top.
  private var chosenEvent: UInt64?
  private var isPlaceOpen = false

  /// - Parameter filter: only those whom it names are told of; everything is looked at.
  /// - Parameter chosen: the first event of the request that was chosen before.
  init(_ filter: consuming Filter, isLive: Bool, chosen: UInt64? = nil) {
    chosenEvent = chosen
    diagnosis = DiagnosisSink(isFiltered: !filter.isEverything)
    self.filter = filter
    self.isLive = isLive
  }

  /// There are no rows before everything was read.
  var isAwaitingRow: Bool { explanation == nil }

  func begin(_ machine: borrowing Machine) { diagnosis.begin(machine) }

  func look(at event: EventView, _ machine: borrowing Machine) {
    if beginsAnew {
      beginsAnew = false
      diagnosis = DiagnosisSink(isFiltered: !filter.isEverything)
      diagnosis.begin(machine)
    }
    if filter.isEverything || filter.matches(event, machine) {
      diagnosis.write(event, machine)
    } else {
      diagnosis.leaveOut(event, .rejected, machine)
    }
  }

  func rest(at time: Timestamp, _ machine: borrowing Machine) { diagnosis.rest(at: time, machine) }

  /// A pause would leave holes in what was seen.
  let countsWhilePaused = true

  func refresh(_ machine: borrowing Machine, _ moment: Refreshment) {
    switch moment {
    // A part of a capture says little.
    case .glance: return
    case .interval: show(diagnosis.evidence(at: machine))
    case .end:
      diagnosis.end(machine)
      if let evidence = diagnosis.evidence { show(evidence) }
    }
  }

  private func show(_ evidence: Evidence) {
    let explanation = Explanation(evidence)
    rows = explanation.worst.map { TransactionRow($0, evidence) }
    self.explanation = explanation
    verdict = nil
    isPlaceOpen = true
  }

  /// What was seen so far of a machine that is watched.
  func clear() -> Bool {
    guard isLive else { return false }
    beginsAnew = true
    explanation = nil
    rows = []
    chosenEvent = nil
    table.reset()
    return true
  }

  func draw(on canvas: inout Canvas, in area: Rectangle, theme: Theme) {
    guard explanation != nil else {
      let note = isLive ? "Watching" : "Requests are put together at the end"
      return EmptyNote.draw(note, on: &canvas, in: area, theme: theme)
    }
    drawVerdict(on: &canvas, in: area, theme: theme)
    table.columns = TransactionRow.columns(for: rows, width: area.width)
    findPlace(in: body(of: area))
    table.draw(TransactionRows(rows: rows), on: &canvas, in: body(of: area), theme: theme)
    guard rows.isEmpty else { return }
    let note = isLive ? "No request was seen since this was opened" : "No request was seen"
    EmptyNote.draw(note, on: &canvas, in: area, theme: theme)
  }

  private func findPlace(in area: Rectangle) {
    guard isPlaceOpen else { return }
    isPlaceOpen = false
    guard let chosenEvent, let row = rows.firstIndex(where: { $0.firstEvent == chosenEvent }) else { return }
    table.select(row, of: rows.count, in: area)
  }

  /// A request that is opened is told with each of its steps.
  func handle(_ key: Key, in area: Rectangle) -> PaneAnswer {
    switch table.handle(key, rowCount: rows.count, in: body(of: area)) {
    case .ignored: return .ignored
    case .selected:
      chosenEvent = chosenFirstEvent
      return .handled
    case .handled, .sorted: return .handled
    case .opened(let row):
      guard let explanation, let found = explanation.transaction(rows[row].number) else { return .handled }
      let text = ExplanationText.text(of: found, in: explanation, width: area.width)
      return .page(title: "Request \(found.number)", Self.lines(text))
    }
  }

  private static func lines(_ text: String) -> [StyledText] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { StyledText(String($0)) }
  }

  // MARK: The verdict

  /// Its lines as they were broken for an area, of which they take no more than half.
  private var verdict: (area: Rectangle, lines: [String])?
  /// The height from which on there is room for it.
  private static let leastHeight = 12

  /// What is wrong, in a sentence or two: how an explanation begins.
  private func verdict(_ area: Rectangle) -> [String] {
    guard let explanation, area.height >= Self.leastHeight else { return [] }
    if let verdict, verdict.area == area { return verdict.lines }
    let lines = ExplanationText.text(explanation, width: area.width).split(
      separator: "\n", omittingEmptySubsequences: false
    ).prefix { !$0.isEmpty }.prefix(area.height / 2).map { String($0) }
    verdict = (area, lines)
    return lines
  }

  private func drawVerdict(on canvas: inout Canvas, in area: Rectangle, theme: Theme) {
    for (index, line) in verdict(area).enumerated() {
      canvas.draw(line, column: area.column, row: area.row + index, in: area, style: theme[.value])
    }
  }

  /// What is left for the table.
  private func body(of area: Rectangle) -> Rectangle { area.inset(top: verdict(area).count) }

  var position: String { chosenPlace.map { "\($0 + 1)/\(rows.count)" } ?? "" }

  private var chosenPlace: Int? { table.selectedRow(of: rows.count) }

  /// By it a request is found again.
  var chosenFirstEvent: UInt64? { chosenPlace.map { rows[$0].firstEvent } ?? chosenEvent }

  /// The events from the first of the chosen request to its last, as a filter; nil where there is none.
  var chosenFilter: String? {
    chosenPlace.map { "evt.num>=\(rows[$0].firstEvent) and evt.num<=\(rows[$0].lastEvent)" }
  }
}
