package import Events
package import Inspection
package import State

/// A view that is being filled.
///
///     var table = try ViewTable(view, depth: 0, filter: filter)
///     table.note(event)                     // every event, also those that do not count
///     table.add(event, machine)
///     let sample = table.sample(of: machine)   // what it came to; tables begin anew, lists go on
///     let glimpse = table.peek(at: machine)    // the same while it goes on
///
/// Each thread of the machine counts as one more event when a sample is made, so that processes are there that did nothing.
package struct ViewTable: ~Copyable {
  private let plan: ViewPlan
  private let isList: Bool
  private let textLimit: Int
  private var readers = PlacedList<CellReader>()
  private var filter: Filter
  private var rows: ViewRows
  private var list: ListRows
  private var incoming: IncomingRow
  /// How many events have passed the filter.
  private var counter: UInt64 = 0
  private var span = TimeSpan()

  /// How many rows of a list are kept for people to look at.
  package static let usualListLimit = 10_000

  /// How many bytes of text rows may hold: a row can be a command line of 64 KB, and a million of these are too much.
  package static let usualTextLimit = 128 << 20

  /// - Parameters:
  ///   - filter: which events count: that of the view, and what else was chosen. See `DrillDown.filter`.
  ///   - listLimit: how many rows of a list are kept.
  ///   - textLimit: how many bytes of text: of lists the oldest rows go then, of tables new ones find no room.
  package init(
    _ view: View, depth: Int, filter: consuming Filter, style: OutputStyle = OutputStyle(),
    listLimit: Int = usualListLimit, textLimit: Int = usualTextLimit
  ) throws(ChiselError) {
    let plan = try ViewPlan(view, depth: depth, style: style)
    for field in plan.fields { if let field { readers.append(CellReader(field, style: style)) } }
    self.plan = plan
    isList = view.kind == .list
    self.textLimit = textLimit
    self.filter = filter
    rows = ViewRows(width: plan.rules.count, textLimit: textLimit)
    list = ListRows(limit: listLimit, textLimit: textLimit)
    incoming = IncomingRow(columnCount: plan.rules.count)
  }

  package var view: View { plan.view }

  /// What stands above the columns.
  package var headings: [ViewHeading] { plan.headings }

  /// Time has come to that of an event.
  package mutating func note(_ event: EventView) { span.note(event) }

  /// Counts an event in, if it passes the filter.
  package mutating func add(_ event: EventView, _ machine: borrowing Machine) {
    guard filter.isEverything || filter.matches(event, machine) else { return }
    incoming.clear()
    if isList { addToList(event, machine) } else { addToTable(event, machine) }
  }

  /// Forgets what was counted.
  package mutating func clear() {
    rows = ViewRows(width: plan.rules.count, textLimit: textLimit)
    list.removeAll()
    span.beginAnew()
  }

  // MARK: Rows

  private mutating func addToList(_ event: EventView, _ machine: borrowing Machine) {
    counter += 1
    incoming.set(0, bits: counter)
    for column in 1..<plan.rules.count { guard read(column, event, machine) else { return } }
    list.add(plan.rules.indices.map { incoming.cell($0) })
  }

  private mutating func addToTable(_ event: EventView, _ machine: borrowing Machine) {
    guard read(0, event, machine) else { return }
    incoming.makeKey(plan.rules[0].format.sort)
    guard let row = rows.row(incoming.key) else {
      for column in 1..<plan.rules.count { guard read(column, event, machine) else { return } }
      return rows.add(incoming)
    }
    for column in 1..<plan.rules.count where !plan.rules[column].isSettled {
      guard read(column, event, machine) else { return }
    }
    for column in 1..<plan.rules.count where !plan.rules[column].joining.keepsFirst {
      rows.join(row, column, plan.rules[column].joining, incoming)
    }
  }

  /// Reads a value; false where the event has none and does not count therefore.
  private mutating func read(_ column: Int, _ event: EventView, _ machine: borrowing Machine) -> Bool {
    let reader = isList ? column - 1 : column
    if readers[reader].read(event, machine, column, into: &incoming) { return true }
    return plan.rules[column].canBeMissing
  }

  // MARK: Samples

  /// What events came to since the sample before; lists go on.
  ///
  /// - Parameter elapsed: how much time that was, in nanoseconds; nil for that between the first event and the latest.
  package mutating func sample(of machine: borrowing Machine, elapsed: UInt64? = nil) -> ViewSample {
    addThreads(of: machine)
    let sample = finished(elapsed: elapsed ?? span.length)
    rows = ViewRows(width: plan.rules.count, textLimit: textLimit)
    span.beginAnew()
    return sample
  }

  /// What events have come to so far.
  package mutating func peek(at machine: borrowing Machine, elapsed: UInt64? = nil) -> ViewSample {
    let (rowsBefore, listBefore, counterBefore) = (rows, list, counter)
    addThreads(of: machine)
    let sample = finished(elapsed: elapsed ?? span.length)
    (rows, list, counter) = (rowsBefore, listBefore, counterBefore)
    return sample
  }

  /// An event of no sort on each thread, in the last nanosecond of a second, as csysdig makes them up.
  private mutating func addThreads(of machine: borrowing Machine) {
    let second: UInt64 = 1_000_000_000
    let time = machine.latestTime.rawValue
    guard time >= second else { return }
    var probe = Machine(copying: machine)
    // The first thread of a process comes last: what it says of the process stays.
    for slot in probe.threadsByID.reversed() {
      probe.focus(on: slot, nil)
      let image = EventImage(
        Self.unrecorded, at: Timestamp(rawValue: time - time % second - 1), on: probe.threads[slot].id,
        params: [], dumpFlags: [])
      if let event = image.view(number: 0) { add(event, probe) }
    }
  }

  /// The exit of a type of which only the enter is ever recorded.
  private static let unrecorded = EventType(rawValue: 197)

  private func finished(elapsed: UInt64) -> ViewSample {
    if isList { return ViewSample(plan, list.rows.map { $0[...] }, elapsed, list.droppedCount) }
    let joined = plan.view.joinsRows ? rows.joined(by: plan.keyIndex, plan.rules) : rows
    return ViewSample(plan, joined.all, elapsed, joined.droppedCount)
  }
}
