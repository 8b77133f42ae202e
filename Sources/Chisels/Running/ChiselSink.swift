public import Events
public import Inspection
public import State

/// Chisels that look at the events of a source, each in its turn.
public struct ChiselSink: ~Copyable {
  private let run: ChiselRun
  private let chisels: [any Chisel]
  private var isClosed = false

  /// Loads chisels and lets them ask for what they need; nothing is opened yet.
  public init(_ requests: [ChiselRequest], from catalog: ChiselCatalog, _ run: ChiselRun) throws(ChiselError)
  {
    self.run = run
    var chisels: [any Chisel] = []
    for request in requests {
      chisels.append(try catalog.chisel(request.name, ChiselArguments(request.arguments ?? ""), run))
    }
    self.chisels = chisels
    if !run.settings.isTerminal, !run.settings.writesEachLine { StandardOutput.collect() }
  }
}

extension ChiselSink: EventSink {
  public mutating func begin(_ machine: borrowing Machine) throws {
    for chisel in chisels { try chisel.begin(machine) }
  }

  public mutating func write(_ event: EventView, _ machine: borrowing Machine) throws {
    noteTime(of: event)
    let isWanted = run.filter?.matches(event, machine) ?? true
    for chisel in chisels where !run.hasEnded {
      try chisel.tick(event, machine)
      if isWanted { try chisel.take(event, machine) }
    }
    if run.settings.writesEachLine { try flush() }
  }

  public mutating func leaveOut(_ event: EventView, _ reason: Omission, _ machine: borrowing Machine) throws {
    noteTime(of: event)
    guard reason == .rejected else { return }
    for chisel in chisels where !run.hasEnded { try chisel.tick(event, machine) }
  }

  /// Every chisel tells what it found, even if another one ended in an error.
  public mutating func end(_ machine: borrowing Machine) throws {
    var failure: ChiselError?
    for chisel in chisels {
      do throws(ChiselError) {
        try chisel.end(machine)
      } catch {
        if failure == nil { failure = error }
      }
    }
    try flush()
    if let failure { throw failure }
  }

  public mutating func rest(at _: Timestamp) throws { try flush() }

  public var wantsMore: Bool { !run.hasEnded && !isClosed }

  private func noteTime(of event: EventView) {
    run.latestTime = event.timestamp.rawValue
    if run.firstTime == 0 { run.firstTime = run.latestTime }
  }

  private mutating func flush() throws {
    if try !StandardOutput.flush() { isClosed = true }
  }
}

extension ChiselSink {
  public mutating func finish() throws { try flush() }
}
