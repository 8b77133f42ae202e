internal import Events
internal import Inspection
internal import State

/// A chisel that is a table of sums: printed once at the end of a capture, and each second of a live one.
struct TableChisel: ~Copyable {
  private let run: ChiselRun
  private var table: SummedTable

  init(_ plan: TablePlan, _ run: ChiselRun) throws(ChiselError) {
    self.run = run
    table = try SummedTable(plan, run)
  }

  /// Tables of a machine that is watched are drawn anew on a terminal, in place of the one before.
  private var isDrawn: Bool { run.settings.isLive && run.settings.isTerminal && !run.settings.isJSON }

  private func draw(_ escapes: StaticString) {
    guard isDrawn else { return }
    var text = ByteBuffer()
    text.append(escapes)
    StandardOutput.print(text)
  }

  private static let clearing: StaticString = "\u{1B}[2J\u{1B}[1;1H"
}

extension TableChisel: Chisel {
  mutating func prepare(_ gate: inout ChiselGate) throws(ChiselError) -> ChiselSuccessor? {
    gate.filter = try Filter(ofChisel: table.plan.filter, run)
    return nil
  }

  mutating func begin(_: borrowing Machine, _ gate: inout ChiselGate) {
    if run.settings.isLive { gate.clock.set(.loose(1_000_000_000)) }
    draw("\u{1B}[2J\u{1B}[?25l")
  }

  mutating func tick(
    _ tick: IntervalClock.Tick, at _: EventView, _: borrowing Machine, _: inout ChiselGate
  ) {
    draw(Self.clearing)
    table.print(at: tick.time / 1_000_000_000, elapsed: tick.elapsed, asJSON: run.settings.isJSON)
    table.sums = TableSums()
  }

  mutating func take(_ event: EventView, _ machine: borrowing Machine, _: inout ChiselGate) {
    table.add(event, machine)
  }

  /// What came since the last table is shown as well: a command may have ended within its first second.
  func end(_: borrowing Machine) {
    draw("\u{1B}[2J\u{1B}[1;1H\u{1B}[?25h")
    let elapsed = Int64(truncatingIfNeeded: run.latestTime &- run.firstTime)
    table.print(at: run.latestTime / 1_000_000_000, elapsed: elapsed, asJSON: run.settings.isJSON)
  }
}
