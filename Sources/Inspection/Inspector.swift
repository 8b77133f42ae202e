public import Events
public import State

/// source → machine → filter → sink, one event at a time.
public struct Inspector<Source: EventSource & ~Copyable, Sink: EventSink & ~Copyable>: ~Copyable {
  public var source: Source
  public var machine: Machine
  public var filter: Filter
  public var sink: Sink

  public init(
    source: consuming Source, machine: consuming Machine, filter: consuming Filter, sink: consuming Sink
  ) {
    self.source = source
    self.machine = machine
    self.filter = filter
    self.sink = sink
  }

  /// Runs to the end of the source, or until the sink has enough or someone asks to stop.
  ///
  /// The sink finishes in any case: what was read before an error has happened, and is shown. The error that is
  /// thrown is then the first one.
  @inlinable
  public mutating func run(until stop: StopRequest = StopRequest()) throws {
    do {
      while try !inspectUntilPause(stop) {}
    } catch {
      try? sink.finish()
      throw error
    }
    try sink.finish()
  }

  /// Runs to the end, and returns true, or to a pause of the source, in which the sink may rest.
  @inlinable
  mutating func inspectUntilPause(_ stop: StopRequest) throws -> Bool {
    do {
      try inspect(until: stop)
      return true
    } catch let pause as SourcePause {
      try sink.rest(at: pause.time)
      return false
    }
  }

  /// State is updated before the filter, always: a filtered-out open still opens the descriptor.
  ///
  /// Inlinable, so that the caller's compiler makes one loop of it for each source and sink.
  @inlinable
  mutating func inspect(until stop: StopRequest) throws {
    while sink.wantsMore, !stop.isRaised, let event = try source.next(informing: &machine) {
      try sink.prepare(for: event, machine)
      machine.apply(event)
      let passed =
        machine.moment.isTracer
        ? try Self.judgeTracer(event, machine, &filter, &sink)
        : try Self.judge(event, machine, &filter, &sink)
      if !passed { machine.noteRejected(event) }
    }
  }

  /// Asks whether the event is wanted, and hands it to the sink; false where the filter turned it down.
  @inlinable
  @inline(__always)
  static func judge(
    _ event: EventView, _ machine: borrowing Machine, _ filter: inout Filter, _ sink: inout Sink
  ) throws -> Bool {
    guard filter.isEverything || filter.matches(event, machine) else {
      try sink.leaveOut(event, .rejected, machine)
      return false
    }
    if event.dumpFlags.hidesEvent || machine.moment.isSilent {
      try sink.leaveOut(event, .hidden, machine)
    } else {
      try sink.write(event, machine)
    }
    return true
  }

  /// The same with a write that is a tracer, and is judged as that. Apart, so that other events stay in registers.
  @inlinable
  @inline(never)
  static func judgeTracer(
    _ event: EventView, _ machine: borrowing Machine, _ filter: inout Filter, _ sink: inout Sink
  ) throws -> Bool {
    try judge(machine.interpreted(event), machine, &filter, &sink)
  }
}
