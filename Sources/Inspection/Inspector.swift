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

  /// Runs to the end of the source. State is updated before the filter, always: a filtered-out open still opens.
  public mutating func run() throws {
    while let event = try source.next(informing: &machine) {
      machine.apply(event)
      guard filter.matches(event, machine) else { continue }
      try sink.write(event, machine)
    }
    try sink.finish()
  }
}
