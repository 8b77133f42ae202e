internal import Events
internal import Inspection
internal import State

/// A chisel that is a table of sums: printed once at the end of a capture, and each second of a live one.
final class TableChisel {
  private let run: ChiselRun
  /// In one piece, so that an event costs one access to this class.
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
  func prepare() -> ChiselSuccessor? { nil }

  func begin(_: borrowing Machine) {
    if run.settings.isLive { table.clock.set(.loose(1_000_000_000)) }
    draw("\u{1B}[2J\u{1B}[?25l")
  }

  func look(at event: EventView, isWanted: Bool, _ machine: borrowing Machine) {
    if run.settings.isLive { tick(at: event.timestamp.rawValue) }
    if isWanted { table.add(event, machine) }
  }

  private func tick(at time: UInt64) {
    while let tick = table.clock.next(at: time) {
      draw(Self.clearing)
      table.print(at: tick.time / 1_000_000_000, elapsed: tick.elapsed, asJSON: run.settings.isJSON)
      table.sums = TableSums()
    }
  }

  /// What came since the last table is shown as well: a command may have ended within its first second.
  func end(_: borrowing Machine) {
    draw("\u{1B}[2J\u{1B}[1;1H\u{1B}[?25h")
    let elapsed = Int64(truncatingIfNeeded: run.latestTime &- run.firstTime)
    table.print(at: run.latestTime / 1_000_000_000, elapsed: elapsed, asJSON: run.settings.isJSON)
  }
}
