import Glibc

/// When keys are looked for, and when a frame is drawn: in nanoseconds of a clock that only runs forward.
///
/// Making a frame may take long where there is much to show: then frames are further apart, so that no more than a tenth of the
/// time goes to them.
struct ScreenPace {
  private var nextKeys: UInt64 = 0
  private var nextFrame: UInt64 = 0
  private var intervalBegan: UInt64 = 0
  /// What the latest frame took.
  private var cost: UInt64 = 0

  /// Keys are answered within a fraction of what people notice.
  private static let keyGap: UInt64 = 10_000_000
  private static let shortestGap: UInt64 = 150_000_000
  /// How much longer the time between frames is than what they take.
  private static let share: UInt64 = 9

  mutating func begin(at now: UInt64) {
    intervalBegan = now
    nextFrame = now + Self.shortestGap
  }

  mutating func isTimeForKeys(_ now: UInt64) -> Bool {
    guard now >= nextKeys else { return false }
    nextKeys = now + Self.keyGap
    return true
  }

  func isTimeForFrame(_ now: UInt64) -> Bool { now >= nextFrame }

  /// A frame was made from `start` to `end`.
  mutating func noteFrame(from start: UInt64, to end: UInt64) {
    cost = end - start
    nextFrame = end + max(Self.shortestGap, cost * Self.share)
  }

  /// How long the interval was that has ended; nil while it goes on.
  mutating func interval(_ now: UInt64, of length: UInt64) -> UInt64? {
    let elapsed = now - intervalBegan
    guard elapsed >= max(length, cost * Self.share) else { return nil }
    intervalBegan = now
    return elapsed
  }

  static func now() -> UInt64 {
    var time = timespec()
    // Safe: `time` is large enough by its type.
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }
}
