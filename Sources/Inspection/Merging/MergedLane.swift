public import Events
public import State

/// One of several sources that are read at once; a class, so that there can be an array of them.
public final class MergedLane<Source: EventSource & ~Copyable> {
  public internal(set) var contents: Contents

  /// - Parameter filter: reads the names of `machine`.
  public init(source: consuming Source, machine: consuming Machine, filter: consuming Filter) {
    contents = Contents(source: source, machine: machine, filter: filter)
  }

  /// The source, all that belongs to it, and its next event.
  public struct Contents: ~Copyable {
    public private(set) var source: Source
    private var machine: Machine
    private var filter: Filter
    private var held = HeldEvent()
    /// The sink knows that the source began.
    private var hasBegun = false
    /// When the next event happened; nil when there is none any more.
    private(set) var time: Timestamp?

    init(source: consuming Source, machine: consuming Machine, filter: consuming Filter) {
      self.source = source
      self.machine = machine
      self.filter = filter
    }

    /// What the recording says that it lacks.
    public var holes: Holes { machine.holes }

    /// Reads the next event, and keeps it until its turn comes.
    mutating func advance() throws {
      time = nil
      guard let event = try source.next(informing: &machine) else { return }
      // Records of containers bear the time of their making, or none: what stands behind them is not kept waiting.
      time = event.type.isContainerRecord ? Timestamp(rawValue: 0) : event.timestamp
      held.hold(event)
    }

    /// Lets the next event happen, and hands it to the sink if it is wanted; false where it is behind the range.
    mutating func inspect<Sink: EventSink & ~Copyable>(
      _ number: UInt64, _ progress: inout EventRangeProgress, _ sink: inout Sink
    ) throws -> Bool {
      try Self.inspect(held, number, &hasBegun, &machine, &filter, &progress, &sink)
    }

    /// The parts one by one, so that the event is seen to lie in `held` alone.
    private static func inspect<Sink: EventSink & ~Copyable>(
      _ held: borrowing HeldEvent, _ number: UInt64, _ hasBegun: inout Bool, _ machine: inout Machine,
      _ filter: inout Filter, _ progress: inout EventRangeProgress, _ sink: inout Sink
    ) throws -> Bool {
      guard let event = held.view(number: number) else { return true }
      switch progress.place(of: event) {
      case .behind: return false
      case .before: machine.apply(event)
      case .within:
        if !event.type.isContainerRecord { try EventStep.begin(&hasBegun, &machine, &sink) }
        try EventStep.take(event, &machine, &filter, &sink)
      }
      return true
    }

    /// Tells a sink that has not got an event that the source begins.
    mutating func begin<Sink: EventSink & ~Copyable>(_ sink: inout Sink) throws {
      try EventStep.begin(&hasBegun, &machine, &sink)
    }

    /// Lets a sink rest while the source waits.
    func rest<Sink: EventSink & ~Copyable>(_ sink: inout Sink, at time: Timestamp) throws {
      try sink.rest(at: time, machine)
    }

    /// Tells a sink that knows of the source that it has ended.
    func end<Sink: EventSink & ~Copyable>(_ sink: inout Sink) throws {
      if hasBegun { try sink.end(machine) }
    }
  }
}
