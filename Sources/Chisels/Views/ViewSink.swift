package import Events
package import Inspection
package import State

/// Prints a view without a screen: once at the end of a capture, and at every interval of a machine that is watched.
package struct ViewSink: EventSink, ~Copyable {
  private let view: View
  /// What opens for a row; nil for nothing.
  private let target: View?
  private let settings: Settings
  private var table: ViewTable?
  private var output: OutputFile
  /// When the interval ends that is running; nil before the first event.
  private var intervalEnd: UInt64?
  /// The number of the last row of a list that was printed.
  private var printedNumber: UInt64 = 0
  private var sampleCount = 0
  private var hasToldOfDropped = false

  package struct Settings: Sendable {
    package var style = OutputStyle()
    package var isJSON = false
    /// The filter that was chosen beside the view's own.
    package var filter = ""
    /// Nanoseconds between samples; nil for one at the end.
    package var interval: UInt64?
    /// Which rows are printed as JSON, from 0.
    package var rows = 0..<Int.max
    /// The column that rows are sorted by, as csysdig counts; nil for the view's own.
    package var sortingNumber: Int?
    /// What is printed goes to a terminal: what comes from events must not steer it.
    package var isTerminal = false
    /// Says something beside the output.
    package var note: @Sendable (String) -> Void = { _ in }

    package init() {}

    /// JSON steers no terminal: what could is escaped in it anyway.
    package var escapesControls: Bool { isTerminal && !isJSON }
  }

  package init(_ view: View, opening target: View?, _ settings: Settings, to output: consuming OutputFile)
    throws(ChiselError)
  {
    // What is wrong with the view is found before anything is read.
    _ = try ViewPlan(view, depth: 0, style: settings.style)
    self.view = view
    self.target = target
    self.settings = settings
    self.output = output
    table = nil
  }

  /// Nothing can be passed over: all events tell how much time there was, and what became of threads.
  package var needs: EventNeeds { .everything }

  package var wantsMore: Bool { !output.isClosed }

  // MARK: Stages

  package mutating func compile(interning strings: inout StringPool) throws {
    let text = DrillDown().filter(settings.filter, for: view)
    table = try ViewTable(
      view, depth: 0, filter: Filter(text, style: settings.style, interning: &strings),
      style: settings.style, listLimit: ViewRows.largestCount)
  }

  package mutating func begin(_: borrowing Machine) {
    (intervalEnd, printedNumber, sampleCount) = (nil, 0, 0)
    if settings.isJSON { output.pending.append(ViewJSON.head) }
  }

  package mutating func write(_ event: EventView, _ machine: borrowing Machine) throws {
    try pass(event, machine)
    table?.add(event, machine)
  }

  package mutating func leaveOut(_ event: EventView, _: Omission, _ machine: borrowing Machine) throws {
    try pass(event, machine)
  }

  /// Time goes on, and an interval may have ended.
  private mutating func pass(_ event: EventView, _ machine: borrowing Machine) throws {
    if let interval = settings.interval, interval > 0 {
      let time = event.timestamp.rawValue
      if let end = intervalEnd, time > end { try print(machine, elapsed: interval) }
      if time > intervalEnd ?? 0 {
        let (end, isNever) = (time - time % interval).addingReportingOverflow(interval)
        intervalEnd = isNever ? .max : end
      }
    }
    table?.note(event)
  }

  package mutating func end(_ machine: borrowing Machine) throws {
    try print(machine, elapsed: nil)
    if settings.isJSON { output.pending.append(ViewJSON.tail) }
    try output.flush()
  }

  // MARK: Printing

  private mutating func print(_ machine: borrowing Machine, elapsed: UInt64?) throws {
    guard var sample = table?.sample(of: machine, elapsed: elapsed) else { return }
    tellOfDropped(sample)
    if let number = settings.sortingNumber { sample.sort(by: view.order(number, sample.headings)) }
    if view.kind == .list { sample = sample.rows(behind: &printedNumber) }
    if settings.isJSON {
      if sampleCount > 0 { output.pending.append(",\n" as StaticString) }
      try ViewJSON.write(
        sample, rows: settings.rows, of: view, opening: target, filter: settings.filter, to: &output)
    } else {
      try ViewRaw.write(sample, escapes: settings.escapesControls, to: &output)
    }
    sampleCount += 1
    try output.flush()
  }

  /// Says once that there is more than what is printed.
  private mutating func tellOfDropped(_ sample: ViewSample) {
    guard sample.droppedRowCount > 0, !hasToldOfDropped else { return }
    hasToldOfDropped = true
    settings.note(
      view.kind == .list
        ? "view \(view.id): the first \(sample.droppedRowCount) rows are not kept; a filter makes them fewer"
        : "view \(view.id): not everything found room; a filter makes it less")
  }
}

extension ViewSample {
  /// Those rows of a list that were not there before.
  ///
  /// - Parameter number: that of the last one; then that of the last one now.
  fileprivate func rows(behind number: inout UInt64) -> ViewSample {
    let last = number
    number = rows.map(\.key.bits).max() ?? last
    return keeping { $0.key.bits > last }
  }
}
