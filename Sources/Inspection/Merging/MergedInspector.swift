public import Events
internal import State

/// Several sources read at once, in the order of time: each has a machine of its own, and all have one sink.
///
///     source → machine → filter ─┐
///     source → machine → filter ─┼─► sink
///     source → machine → filter ─┘
///
/// Events are numbered from 1 in the order in which they are read, all sources together, so that a number names one.
/// Where times are equal, the source that was named first goes first.
public struct MergedInspector<Source: EventSource & ~Copyable>: ~Copyable {
  public let lanes: [MergedLane<Source>]
  private var progress: EventRangeProgress
  private var number: UInt64 = 0
  /// The lane that was read when an error was thrown.
  public private(set) var latest = 0

  public init(_ lanes: [MergedLane<Source>], within range: EventRange = EventRange()) {
    self.lanes = lanes
    progress = EventRangeProgress(range)
  }

  /// Runs to the end of all sources, of the range, or until the sink has enough or someone asks to stop. The sources end
  /// for the sink in any case.
  public mutating func run<Sink: EventSink & ~Copyable>(
    into sink: inout Sink, until stop: StopRequest = StopRequest()
  ) throws {
    do {
      for index in lanes.indices { try advance(index, &sink, until: stop) }
      while sink.wantsMore, !stop.isRaised, let index = earliest() {
        number &+= 1
        guard try lanes[index].contents.inspect(number, &progress, &sink) else { break }
        try advance(index, &sink, until: stop)
      }
      for lane in lanes { try lane.contents.begin(&sink) }
    } catch {
      sink.breakOff(by: error)
      for lane in lanes { try? lane.contents.end(&sink) }
      throw error
    }
    for lane in lanes { try lane.contents.end(&sink) }
  }

  /// Reads the next event of a lane. The sink rests as long as its source waits: the events before it were handed out.
  private mutating func advance<Sink: EventSink & ~Copyable>(
    _ index: Int, _ sink: inout Sink, until stop: StopRequest
  ) throws {
    latest = index
    while !stop.isRaised {
      do {
        return try lanes[index].contents.advance()
      } catch let pause as SourcePause {
        try lanes[index].contents.rest(&sink, at: pause.time)
      }
    }
  }

  /// The lane whose event comes next; nil when all have ended. There are few lanes.
  private func earliest() -> Int? {
    var found: (index: Int, time: Timestamp)?
    for index in lanes.indices {
      guard let time = lanes[index].contents.time else { continue }
      if let best = found, best.time.rawValue <= time.rawValue { continue }
      found = (index, time)
    }
    return found?.index
  }
}
