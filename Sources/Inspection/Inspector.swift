public import Events
public import State

/// source → machine → filter → sink, one event at a time.
public struct Inspector<Source: EventSource & ~Copyable>: ~Copyable {
  public var source: Source
  public var machine: Machine
  public var filter: Filter
  /// The sink knows that the source began.
  @usableFromInline var hasBegun = false

  public init(source: consuming Source, machine: consuming Machine, filter: consuming Filter) {
    self.source = source
    self.machine = machine
    self.filter = filter
  }

  /// Runs to the end of the source, or until the sink has enough or someone asks to stop.
  ///
  /// The source ends for the sink in any case: what was read before an error has happened, and is shown. The error that is
  /// thrown is then the first one. The sink stays open, for other sources.
  @inlinable
  public mutating func run<Sink: EventSink & ~Copyable>(
    into sink: inout Sink, until stop: StopRequest = StopRequest()
  ) throws {
    do {
      while try !inspectUntilPause(&sink, stop) {}
    } catch {
      if hasBegun {
        sink.breakOff(by: error)
        try? sink.end(machine)
      }
      throw error
    }
    try sink.end(machine)
  }

  /// Runs to the end, and returns true, or to a pause of the source, in which the sink may rest.
  @inlinable
  mutating func inspectUntilPause<Sink: EventSink & ~Copyable>(
    _ sink: inout Sink, _ stop: StopRequest
  ) throws -> Bool {
    do {
      try inspect(&sink, until: stop)
      return true
    } catch let pause as SourcePause {
      if hasBegun { try sink.rest(at: pause.time, machine) }
      return false
    }
  }

  /// Inlinable, so that the caller's compiler makes one loop of it for each source and sink.
  @inlinable
  mutating func inspect<Sink: EventSink & ~Copyable>(_ sink: inout Sink, until stop: StopRequest) throws {
    if !hasBegun, try !begin(&sink, until: stop) { return }
    while sink.wantsMore, !stop.isRaised, let event = try source.next(informing: &machine) {
      try EventStep.take(event, &machine, &filter, &sink)
    }
  }

  /// Goes on to the first event, and lets it happen; false where there is none.
  @inlinable
  @inline(never)
  mutating func begin<Sink: EventSink & ~Copyable>(_ sink: inout Sink, until stop: StopRequest) throws -> Bool
  {
    while sink.wantsMore, !stop.isRaised, let event = try source.next(informing: &machine) {
      if !event.type.isContainerRecord { try EventStep.begin(&hasBegun, &machine, &sink) }
      try EventStep.take(event, &machine, &filter, &sink)
      if hasBegun { return true }
    }
    try EventStep.begin(&hasBegun, &machine, &sink)
    return false
  }
}
