/// Tells when `on_interval` is due, by the times of events.
struct IntervalClock {
  enum Rhythm: Equatable {
    case never
    /// Once an event is in another interval of this many nanoseconds than the one before, counted from 1970.
    case loose(UInt64)
    /// Every so many nanoseconds since the first event, once for each interval that has passed.
    case exact(UInt64)
  }

  /// One call that is due: for which time, and how much has passed since the one before; both in nanoseconds.
  struct Tick: Equatable {
    let time: UInt64
    let elapsed: Int64
  }

  private var rhythm = Rhythm.never
  private var hasBegun = false
  /// The beginning of the interval that the latest call was for.
  private var intervalStart: UInt64 = 0
  /// When the latest call was made; 0 for never.
  private var latestTick: UInt64 = 0

  /// A hostile capture may jump a thousand years ahead; nobody waits for all the seconds between.
  static let mostMissedTicks: UInt64 = 100_000

  mutating func set(_ rhythm: Rhythm) {
    switch rhythm {
    case .loose(0), .exact(0): self.rhythm = .never
    default: self.rhythm = rhythm
    }
  }

  /// The next call that is due at the time of an event; nil when there is none any more.
  mutating func next(at time: UInt64) -> Tick? {
    guard hasBegun else {
      hasBegun = true
      if case .loose(let interval) = rhythm {
        intervalStart = time - time % interval
      } else {
        intervalStart = time
      }
      return nil
    }
    switch rhythm {
    case .never: return nil
    case .loose(let interval): return nextLoose(at: time, interval)
    case .exact(let interval): return nextExact(at: time, interval)
    }
  }

  private mutating func nextLoose(at time: UInt64, _ interval: UInt64) -> Tick? {
    let start = time - time % interval
    guard start != intervalStart else { return nil }
    let elapsed = latestTick == 0 ? 0 : Int64(truncatingIfNeeded: time &- latestTick)
    if latestTick != 0, elapsed == 0 { return nil }
    intervalStart = start
    latestTick = time
    return Tick(time: time, elapsed: elapsed)
  }

  private mutating func nextExact(at time: UInt64, _ interval: UInt64) -> Tick? {
    guard time >= intervalStart, time - intervalStart >= interval else { return nil }
    let missed = (time - intervalStart) / interval
    if missed > Self.mostMissedTicks { intervalStart += (missed - Self.mostMissedTicks) * interval }
    let due = intervalStart
    intervalStart += interval
    return Tick(time: due, elapsed: Int64(truncatingIfNeeded: interval))
  }
}
