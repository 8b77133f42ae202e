internal import Events

/// The time that an interval has taken, by the times of its events.
struct TimeSpan: Sendable {
  private var first: UInt64?
  private var latest: UInt64 = 0

  /// Records of containers have no time, or that of a question to an engine: no event happened then.
  mutating func note(_ event: EventView) {
    let time = event.timestamp.rawValue
    if time == 0 || event.type.isContainerRecord { return }
    if first == nil { first = time }
    latest = time
  }

  /// In nanoseconds; 0 where time went backwards.
  var length: UInt64 {
    guard let first, latest > first else { return 0 }
    return latest - first
  }

  /// The next interval begins where this one ended.
  mutating func beginAnew() { first = first.map { _ in latest } }
}
