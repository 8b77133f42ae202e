internal import Events
internal import Inspection
internal import Recording
internal import State

/// What the options say about events that passed the filter: record them, count them, sum them up, show them or not.
struct ConsoleSink<Shown: EventSink & ~Copyable, Keeper: Recorder & ~Copyable>: EventSink, ~Copyable {
  /// Where events that are shown go.
  private var shown: Shown
  private var visibility: Visibility
  /// Keeps events.
  private var keeper: Keeper
  /// The events of the latest source that count.
  private(set) var tally: EventTally
  private let emptyTally: EventTally
  /// What happened in all sources, where that is asked for.
  private var summary: EventSummary?

  init(
    shown: consuming Shown, visibility: consuming Visibility, keeper: consuming Keeper, options: Options
  ) {
    self.shown = shown
    self.visibility = visibility
    self.keeper = keeper
    summary = options.summarizes ? EventSummary() : nil
    emptyTally = EventTally(limit: options.eventLimit, duration: options.durationNanoseconds)
    tally = emptyTally
  }

  // MARK: - The stages of a source

  mutating func compile(interning strings: inout StringPool) throws {
    tally = emptyTally
    try visibility.compile(interning: &strings)
    try shown.compile(interning: &strings)
    try keeper.compile(interning: &strings)
  }

  mutating func begin(_ machine: borrowing Machine) throws {
    try keeper.begin(machine)
    try shown.begin(machine)
  }

  mutating func breakOff(by error: any Error) {
    shown.breakOff(by: error)
    keeper.breakOff(by: error)
  }

  /// What is shown does not suffer from a full disk, nor what is kept from a closed terminal.
  mutating func end(_ machine: borrowing Machine) throws {
    do { try shown.end(machine) } catch {
      try? keeper.end(machine)
      throw error
    }
    try keeper.end(machine)
  }

  mutating func close() throws {
    do { try shown.close() } catch {
      try? keeper.close()
      throw error
    }
    try keeper.close()
  }

  mutating func rest(at time: Timestamp, _ machine: borrowing Machine) throws {
    try shown.rest(at: time, machine)
    try keeper.rest(at: time, machine)
  }

  // MARK: - Events

  mutating func prepare(for event: EventView, _ machine: borrowing Machine) throws {
    try keeper.prepare(for: event, machine)
    try shown.prepare(for: event, machine)
  }

  mutating func write(_ event: EventView, _ machine: borrowing Machine) throws {
    // What ends the recording by its time is in it, as with sysdig.
    try keeper.write(event, machine)
    guard tally.take(event) else { return }
    summary?.count(event)
    if visibility.shows(event, machine) { try shown.write(event, machine) }
  }

  mutating func leaveOut(_ event: EventView, _ reason: Omission, _ machine: borrowing Machine) throws {
    try keeper.leaveOut(event, reason, machine)
    try shown.leaveOut(event, reason, machine)
  }

  var followsRejected: Bool { shown.followsRejected }

  var needs: EventNeeds { shown.needs.union(keeper.needs) }

  var wantsMore: Bool { !tally.isFull && shown.wantsMore && keeper.wantsMore }

  /// Nobody looks at what is shown any more.
  var isUnwatched: Bool { !tally.isFull && !shown.wantsMore }

  // MARK: - What is to be said

  /// What the user should know about the filters of the sink.
  var notes: [String] { visibility.notes }

  /// What the user should know in the end.
  var closingNote: String? { keeper.closingNote }

  /// The table of what happened, where it is asked for.
  func appendSummary(to out: inout ByteBuffer) { summary?.append(to: &out) }

  /// Something that watches how a capture is read, to make an index of it.
  mutating func makeIndex(_ plan: IndexPlan) -> IndexBuilder? { keeper.makeIndex(plan) }
}
