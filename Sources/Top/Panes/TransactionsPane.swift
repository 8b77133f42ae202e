import Diagnosis
import Events
import Inspection
import State
import TerminalUI

/// Requests, followed through processes: a row each, those that failed and the longest first.
final class TransactionsPane: Pane {
  let title = "Requests"
  private var filter: Filter
  private var diagnosis: DiagnosisSink
  private var explanation: Explanation?
  private var rows: [TransactionRow] = []
  private var table = TableWidget(columns: TransactionRow.columns)

  /// - Parameter filter: only those whom it names are told of; everything is looked at.
  init(_ filter: consuming Filter) {
    diagnosis = DiagnosisSink(isFiltered: !filter.isEverything)
    self.filter = filter
  }

  /// There are no rows before everything was read.
  var isAwaitingRow: Bool { explanation == nil }

  func begin(_ machine: borrowing Machine) { diagnosis.begin(machine) }

  func look(at event: EventView, _ machine: borrowing Machine) {
    if filter.isEverything || filter.matches(event, machine) {
      diagnosis.write(event, machine)
    } else {
      diagnosis.leaveOut(event, .rejected, machine)
    }
  }

  /// Explaining needs the whole of what was seen.
  func refresh(_ machine: borrowing Machine, _ moment: Refreshment) {
    guard case .end = moment else { return }
    diagnosis.end(machine)
    guard let evidence = diagnosis.evidence else { return }
    let explanation = Explanation(evidence)
    rows = explanation.worst.map { TransactionRow($0, evidence) }
    self.explanation = explanation
    verdict = nil
  }

  func draw(on canvas: inout Canvas, in area: Rectangle, theme: Theme) {
    guard explanation != nil else {
      return EmptyNote.draw("Requests are put together at the end", on: &canvas, in: area, theme: theme)
    }
    drawVerdict(on: &canvas, in: area, theme: theme)
    table.draw(TransactionRows(rows: rows), on: &canvas, in: body(of: area), theme: theme)
    if rows.isEmpty { EmptyNote.draw("No request was seen", on: &canvas, in: area, theme: theme) }
  }

  /// A request that is opened is told with each of its steps.
  func handle(_ key: Key, in area: Rectangle) -> PaneAnswer {
    switch table.handle(key, rowCount: rows.count, in: body(of: area)) {
    case .ignored: return .ignored
    case .handled, .selected, .sorted: return .handled
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

  /// Its lines as they were broken for a width.
  private var verdict: (width: Int, lines: [String])?
  /// Rows that it may take, and the height from which on there is room for it.
  private static let mostVerdictLines = 4
  private static let leastHeight = 12

  /// What is wrong, in a sentence or two: how an explanation begins.
  private func verdict(_ area: Rectangle) -> [String] {
    guard let explanation, area.height >= Self.leastHeight else { return [] }
    if let verdict, verdict.width == area.width { return verdict.lines }
    let lines = ExplanationText.text(explanation, width: area.width).split(
      separator: "\n", omittingEmptySubsequences: false
    ).prefix { !$0.isEmpty }.prefix(Self.mostVerdictLines).map { String($0) }
    verdict = (area.width, lines)
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

  /// The events from the first of the chosen request to its last, as a filter; nil where there is none.
  var chosenFilter: String? {
    chosenPlace.map { "evt.num>=\(rows[$0].firstEvent) and evt.num<=\(rows[$0].lastEvent)" }
  }
}
