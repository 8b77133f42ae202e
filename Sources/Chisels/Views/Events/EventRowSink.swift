package import Events
package import Inspection
package import State

/// Prints events in the place of a view: as text, or as JSON in the shape of a view's, in one slice.
///
///     {"slices": [
///     {"progress": 100, "data": [
///     "4 10:00:00.000005100 0 sh (4100) > clone "],
///     "count": 1}
///     ]}
///
/// Nothing is kept: the count stands behind what was counted.
package struct EventRowSink<Row: EventRow & ~Copyable>: EventSink, ~Copyable {
  private var row: Row
  private let settings: ViewSink.Settings
  private var filter: Filter?
  private var output: OutputFile
  /// How many events had something to show, and how many of them were printed: see `Settings.rows`.
  private var counts = (shown: 0, printed: 0)

  package init(_ row: consuming Row, _ settings: ViewSink.Settings, to output: consuming OutputFile) {
    self.row = row
    self.settings = settings
    self.output = output
    filter = nil
  }

  package var needs: EventNeeds { .everything }

  package var wantsMore: Bool { !output.isClosed }

  // MARK: Stages

  package mutating func compile(interning strings: inout StringPool) throws {
    filter = try Filter(settings.filter, style: settings.style, interning: &strings)
  }

  package mutating func begin(_: borrowing Machine) {
    counts = (0, 0)
    if settings.isJSON {
      output.pending.append("{\"slices\": [\n{\"progress\": 100, \"data\": [" as StaticString)
    }
  }

  package mutating func write(_ event: EventView, _ machine: borrowing Machine) throws {
    guard filter?.matches(event, machine) ?? true else { return }
    if settings.isJSON { return try writeJSON(event, machine) }
    let start = output.pending.count
    guard row.append(event, machine, to: &output.pending) else { return output.pending.truncate(to: start) }
    try output.endLine()
  }

  private mutating func writeJSON(_ event: EventView, _ machine: borrowing Machine) throws {
    let start = output.pending.count
    output.pending.append(counts.printed > 0 ? ",\n" as StaticString : "\n")
    let isShown = row.append(json: event, machine, to: &output.pending)
    guard isShown, settings.rows.contains(counts.shown) else {
      if isShown { counts.shown += 1 }
      return output.pending.truncate(to: start)
    }
    counts.shown += 1
    counts.printed += 1
    try output.flushWhenDue()
  }

  package mutating func rest(at _: Timestamp, _: borrowing Machine) throws { try output.flush() }

  package mutating func end(_: borrowing Machine) throws {
    if settings.isJSON {
      output.pending.append("],\n\"count\": " as StaticString)
      output.pending.append(decimal: UInt64(counts.printed))
      output.pending.append("}\n]}\n" as StaticString)
    }
    try output.flush()
  }
}
