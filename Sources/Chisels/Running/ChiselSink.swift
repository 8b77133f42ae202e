public import Events
public import Inspection
public import State

/// Chisels that look at the events of a run, each in its turn. What they keep they keep from one source to the next.
public struct ChiselSink: ~Copyable {
  private let run: ChiselRun
  private let catalog: ChiselCatalog
  private var chisels = PlacedList<SeatedChisel>()
  private let writesEachLine: Bool
  private var isClosed = false
  /// Sources that have begun and not ended: several where they are read at once, which for chisels are one.
  private var sourceCount = 0

  /// Loads chisels and hands them their arguments; nothing is opened yet.
  public init(_ requests: [ChiselRequest], from catalog: ChiselCatalog, _ run: ChiselRun) throws(ChiselError)
  {
    self.run = run
    self.catalog = catalog
    writesEachLine = run.settings.writesEachLine
    for request in requests {
      let arguments = try ChiselArguments(request.arguments ?? "")
      chisels.append(SeatedChisel(try catalog.chisel(request.name, arguments, run)))
    }
    if !run.settings.isTerminal, !run.settings.writesEachLine { StandardOutput.collect() }
  }

  /// How often a chisel may hand over to another.
  private static let mostSuccessors = 16
}

extension ChiselSink: EventSink {
  /// Names are compared as text, since a script may set a filter at any time: nothing is interned.
  public mutating func compile(interning _: inout StringPool) throws {
    run.beginSource()
    for index in 0..<chisels.count {
      var count = 0
      while let successor = try chisels[index].prepare() {
        count += 1
        if count > Self.mostSuccessors {
          throw ChiselError("\(successor.name): chisels hand over to each other without an end")
        }
        chisels[index] = SeatedChisel(try catalog.chisel(successor.name, successor.arguments, run))
      }
    }
  }

  public mutating func begin(_ machine: borrowing Machine) throws {
    sourceCount += 1
    guard sourceCount == 1 else { return }
    for index in 0..<chisels.count { try chisels[index].begin(machine) }
  }

  public mutating func write(_ event: EventView, _ machine: borrowing Machine) throws {
    try look(at: event, isWanted: isWanted(event, machine), machine)
    if writesEachLine { try flush() }
  }

  public mutating func leaveOut(_ event: EventView, _ reason: Omission, _ machine: borrowing Machine) throws {
    if reason == .rejected { try look(at: event, isWanted: false, machine) }
  }

  /// Whether an event passes the filter that a chisel has set for all.
  private func isWanted(_ event: EventView, _ machine: borrowing Machine) -> Bool {
    !run.hasFilter || run.filter?.matches(event, machine) ?? true
  }

  private mutating func look(at event: EventView, isWanted: Bool, _ machine: borrowing Machine) throws {
    run.note(time: event.timestamp)
    for index in 0..<chisels.count where !run.hasEnded {
      try chisels[index].look(at: event, isWanted: isWanted, machine)
    }
  }

  /// Every chisel tells what it found, even if another one ended in an error.
  public mutating func end(_ machine: borrowing Machine) throws {
    sourceCount = max(0, sourceCount - 1)
    guard sourceCount == 0 else { return }
    var failure: ChiselError?
    for index in 0..<chisels.count {
      do throws(ChiselError) {
        try chisels[index].end(machine)
      } catch {
        if failure == nil { failure = error }
      }
    }
    try flush()
    if let failure { throw failure }
  }

  public mutating func rest(at _: Timestamp, _: borrowing Machine) throws { try flush() }

  public mutating func close() throws { try flush() }

  public var wantsMore: Bool { !run.hasEnded && !isClosed }

  private mutating func flush() throws {
    if try !StandardOutput.flush() { isClosed = true }
  }
}
