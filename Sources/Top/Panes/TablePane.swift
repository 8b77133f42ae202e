import Chisels
import Events
import Inspection
import State
import TerminalUI

/// A table or a list: a view that is filled.
final class TablePane: Pane {
  let view: View
  private var table: ViewTable
  /// What the table came to, sorted.
  private(set) var sample: ViewSample?
  /// The rows of it that hold what was typed.
  private(set) var shown: ViewSample?
  private var widget = TableWidget(columns: [])
  private(set) var order: ViewOrder?
  private var rowFilter = ""
  /// The row that is to be found again; nil for the first.
  private var chosenKey: ViewCell?
  /// It was chosen when this was shown before, and has not been seen since.
  private(set) var isAwaitingRow: Bool
  /// Of a machine that is watched, sums are those since that was asked for.
  private(set) var isCumulative = false

  init(_ view: View, _ level: Level, filter: consuming Filter, style: OutputStyle) throws {
    self.view = view
    table = try ViewTable(view, depth: level.drill.depth, filter: filter, style: style)
    order = level.order
    rowFilter = level.rowFilter
    chosenKey = level.chosenKey
    isAwaitingRow = level.chosenKey != nil
    widget.columns = Self.columns(table.headings)
  }

  private static func columns(_ headings: [ViewHeading]) -> [TableColumn] {
    headings.map { heading in
      let width = heading.width.flatMap { $0 > 0 ? $0 - 1 : nil }
      return TableColumn(heading.name, width: width, alignment: heading.isNumber ? .right : .left)
    }
  }

  var title: String { isCumulative ? "\(view.name), totals" : view.name }

  // MARK: Gathering

  func begin(_ machine: borrowing Machine) { refresh(machine, .glance) }

  func look(at event: EventView, _ machine: borrowing Machine) {
    table.note(event)
    table.add(event, machine)
  }

  var countsWhilePaused: Bool { view.kind == .table }

  func refresh(_ machine: borrowing Machine, _ moment: Refreshment) {
    if case .end = moment { hasEnded = true }
    switch moment {
    case .glance, .end: show(table.peek(at: machine, elapsed: isCumulative ? Self.second : nil))
    case .interval where isCumulative: show(table.peek(at: machine, elapsed: Self.second))
    case .interval(let elapsed): show(table.sample(of: machine, elapsed: elapsed))
    }
  }

  /// Nothing more will come.
  private var hasEnded = false

  /// In nanoseconds: divided by it, a sum per second is the sum.
  private static let second: UInt64 = 1_000_000_000

  /// Adds up from now on, or shows each interval again.
  func toggleTotals() {
    isCumulative.toggle()
    table.clear()
  }

  private func show(_ new: ViewSample) {
    var new = new
    if let order { new.sort(by: order) }
    order = new.order
    widget.sort = TableWidget.Sort(column: new.order.column, isDescending: !new.order.isAscending)
    sample = new
    shown = rowFilter.isEmpty ? new : new.rows(containing: rowFilter)
    isPlaceOpen = true
  }

  /// The chosen row has to be found among new ones.
  private var isPlaceOpen = false

  // MARK: Showing

  func draw(on canvas: inout Canvas, in area: Rectangle, theme: Theme) {
    guard let shown else {
      return EmptyNote.draw("Reading", on: &canvas, in: area, theme: theme)
    }
    findPlace(in: area)
    widget.draw(SampleRows(sample: shown), on: &canvas, in: area, theme: theme)
    guard shown.rows.isEmpty else { return }
    let text =
      !rowFilter.isEmpty
      ? "No row holds \(rowFilter)" : hasEnded ? "Nothing to show" : "Nothing to show so far"
    EmptyNote.draw(text, on: &canvas, in: area, theme: theme)
  }

  func stopAwaitingRow() { isAwaitingRow = false }

  /// The row that is to be found again on coming back.
  var mark: ViewCell? { chosenRow?.key ?? chosenKey }

  private func findPlace(in area: Rectangle) {
    guard isPlaceOpen, let shown else { return }
    isPlaceOpen = false
    guard let chosenKey, let row = shown.row(with: chosenKey) else { return }
    isAwaitingRow = false
    widget.select(row, of: shown.rows.count, in: area)
  }

  func handle(_ key: Key, in area: Rectangle) -> PaneAnswer {
    let answer = widget.handle(key, rowCount: shown?.rows.count ?? 0, in: area)
    switch answer {
    case .ignored: return .ignored
    case .handled: return .handled
    case .selected:
      chosenKey = chosenRow?.key
      isAwaitingRow = false
      return .handled
    case .opened: return .opened
    case .sorted(let column): return .sorted(column)
    }
  }

  /// The row that is chosen; nil where there are none.
  var chosenRow: ViewRow? { chosenPlace.flatMap { shown?.rows[$0] } }

  private var chosenPlace: Int? { widget.selectedRow(of: shown?.rows.count ?? 0) }

  var position: String {
    let count = shown?.rows.count ?? 0
    guard let place = chosenPlace else { return "0/0" }
    let isFull = (sample?.droppedRowCount ?? 0) > 0
    let more = !isFull ? "" : view.kind == .list ? ", older ones are gone" : ", more found no room"
    return "\(place + 1)/\(count)\(more)"
  }

  /// Sorts by a column, the other way round where it was sorted by it already.
  func sort(by column: Int) {
    guard let sample, sample.headings.indices.contains(column) else { return }
    let isSame = order?.column == column
    let first = !sample.headings[column].isNumber
    order = ViewOrder(column: column, isAscending: isSame ? !(order?.isAscending ?? first) : first)
    // The top of what was sorted is of interest, not where a row went.
    chosenKey = nil
    isAwaitingRow = false
    widget.reset()
    show(sample)
  }

  /// Shows only rows that hold a text; all where it is empty.
  func keepRows(holding text: String) {
    rowFilter = text
    if let sample { show(sample) }
  }

  func find(_ text: String, again: Bool, in area: Rectangle) -> Bool {
    guard let shown else { return false }
    let start = (chosenPlace ?? 0) + (again ? 1 : 0)
    guard let row = shown.firstRow(containing: text, from: start) else { return false }
    widget.jump(to: row, of: shown.rows.count, in: area)
    chosenKey = chosenRow?.key
    return true
  }

  func clear() -> Bool {
    guard view.kind == .list else { return false }
    table.clear()
    if let sample { show(sample.keeping { _ in false }) }
    return true
  }

  /// The value of a field in the chosen row: of a column, or of the key.
  func value(of field: String) -> String? {
    guard let shown, let place = chosenPlace else { return nil }
    if let column = shown.headings.firstIndex(where: { $0.field == field }) {
      return shown.value(row: place, column: column)
    }
    return view.key?.field == field ? shown.keyText(row: place) : nil
  }
}

/// A sample, as a table asks for it.
struct SampleRows: TableRows {
  let sample: ViewSample

  /// How wide numbers are written: they stand at the right of their column.
  private static let numberWidth = 10

  var rowCount: Int { sample.rows.count }

  func text(row: Int, column: Int) -> String {
    let bytes = sample.text(row: row, column: column, width: Self.numberWidth)
    return String(decoding: bytes.drop { $0 == UInt8(ascii: " ") }, as: UTF8.self)
  }
}
