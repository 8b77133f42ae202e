internal import Captures
internal import Chisels
internal import Events
internal import Inspection
internal import State
internal import TestSupport

/// A capture as a view tells it: a table that is looked at while it grows, and at its end, cell by cell.
enum ViewReading {
  private static let views = {
    let path = ChiselPath(ownFolders: nil, sysdigFolders: nil, home: nil)
    let known = Set(ViewCatalog.builtInIDs)
    return ViewCatalog(path, showsContainers: true).views.filter { known.contains($0.id) }
  }()

  /// - Parameter number: chooses the view.
  static func run(path: String, _ number: Int) throws {
    let view = views[number % views.count]
    var machine = Machine()
    let text = DrillDown().filter("", for: view)
    let table = try ViewTable(view, depth: 0, filter: Filter(text, interning: &machine.strings))
    guard let reader = try? CaptureReader(path: path) else { return }
    var inspector = Inspector(
      source: reader, machine: machine, filter: try Filter("", interning: &machine.strings))
    var sink = ViewFiller(table)
    do { try inspector.run(into: &sink) } catch is CaptureError {}
  }
}

private struct ViewFiller: EventSink, ~Copyable {
  private var table: ViewTable

  init(_ table: consuming ViewTable) { self.table = table }

  mutating func write(_ event: EventView, _ machine: borrowing Machine) {
    table.note(event)
    table.add(event, machine)
    if event.number % 64 == 1 { Self.read(table.peek(at: machine)) }
  }

  mutating func end(_ machine: borrowing Machine) { Self.read(table.sample(of: machine)) }

  private static func read(_ sample: ViewSample) {
    for row in sample.rows.indices {
      for column in sample.headings.indices {
        _ = sample.text(row: row, column: column, width: 12)
        _ = sample.value(row: row, column: column)
      }
    }
  }
}
