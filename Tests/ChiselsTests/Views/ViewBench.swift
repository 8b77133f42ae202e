import Captures
import Events
import Inspection
import State
import TestSupport

@testable import Chisels

/// Fills a view from a capture that is built in code.
struct ViewBench: EventSink, ~Copyable {
  private(set) var table: ViewTable
  /// What there was at the end, and what a glimpse at the same moment said.
  private(set) var sample: ViewSample?
  private(set) var glimpse: ViewSample?

  mutating func write(_ event: EventView, _ machine: borrowing Machine) {
    table.note(event)
    table.add(event, machine)
  }

  mutating func end(_ machine: borrowing Machine) {
    glimpse = table.peek(at: machine)
    sample = table.sample(of: machine)
  }

  /// What a view makes of a capture.
  static func sample(
    _ id: String, _ capture: CaptureBuilder, where filter: String = "", depth: Int = 0, listLimit: Int = 100,
    textLimit: Int = ViewTable.usualTextLimit
  ) throws -> ViewSample {
    let view = try ViewCatalog(
      ChiselPath(ownFolders: nil, sysdigFolders: nil, home: nil), showsContainers: false
    ).view(id)
    return try sample(
      view, capture, where: filter, depth: depth, listLimit: listLimit, textLimit: textLimit)
  }

  static func sample(
    _ view: View, _ capture: CaptureBuilder, where filter: String = "", depth: Int = 0, listLimit: Int = 100,
    textLimit: Int = ViewTable.usualTextLimit
  ) throws -> ViewSample {
    let file = TemporaryFile(capture)
    var machine = Machine()
    let text = DrillDown().filter(filter, for: view)
    var bench = ViewBench(
      table: try ViewTable(
        view, depth: depth, filter: Filter(text, interning: &machine.strings), listLimit: listLimit,
        textLimit: textLimit))
    var inspector = Inspector(
      source: try CaptureReader(path: file.path), machine: machine,
      filter: try Filter("", for: &machine))
    try inspector.run(into: &bench)
    guard let sample = bench.sample, let glimpse = bench.glimpse else {
      throw ChiselError("there was no end")
    }
    guard glimpse.lines == sample.lines else { throw ChiselError("a glimpse is not what comes") }
    return sample
  }
}

extension ViewSample {
  /// The rows as they are, with a bar between cells.
  var lines: [String] {
    rows.indices.map { row in
      headings.indices.map { value(row: row, column: $0) }.joined(separator: "|")
    }
  }
}
