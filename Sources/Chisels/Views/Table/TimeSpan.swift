/// The time that an interval has taken, by the times of its events.
struct TimeSpan: Sendable {
  private var first: UInt64?
  private var latest: UInt64 = 0

  /// Records of what was there before the first event have no time.
  mutating func note(_ time: UInt64) {
    if time == 0 { return }
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
