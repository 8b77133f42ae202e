internal import Events

/// What fields need to remember of the events for which they were read before: these, not all events, are what
/// `evt.deltatime` measures between and what `util.cnt` counts.
struct EventPace {
  private var number = UInt64.max
  private var current: UInt64 = 0
  private var previous: UInt64 = 0
  private var reads: UInt64 = 0

  /// Nanoseconds since the event before this one; 0 for the first, and after one without a time.
  mutating func delta(_ event: EventView) -> UInt64 {
    let time = event.timestamp.rawValue
    if number != event.number || time != current {
      previous = current == 0 ? time : current
      current = time
      number = event.number
    }
    return current &- previous
  }

  /// 1, 2, 3, … for one read after the other.
  mutating func count() -> UInt64 {
    reads &+= 1
    return reads
  }
}
