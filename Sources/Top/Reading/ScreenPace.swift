import Glibc

/// When keys are looked for, and when a frame is drawn: in nanoseconds of a clock that only runs forward.
struct ScreenPace {
  private var nextKeys: UInt64 = 0
  private var nextFrame: UInt64 = 0
  private var intervalBegan: UInt64 = 0
  /// How long a frame is looked at while a capture is being read: longer as drawing takes more of the time.
  private var frameGap = shortestGap

  /// Keys are answered within a fraction of what people notice.
  private static let keyGap: UInt64 = 10_000_000
  private static let shortestGap: UInt64 = 150_000_000

  mutating func begin(at now: UInt64) {
    intervalBegan = now
    nextFrame = now + frameGap
  }

  mutating func isTimeForKeys(_ now: UInt64) -> Bool {
    guard now >= nextKeys else { return false }
    nextKeys = now + Self.keyGap
    return true
  }

  mutating func isTimeForFrame(_ now: UInt64) -> Bool {
    guard now >= nextFrame else { return false }
    nextFrame = now + frameGap
    return true
  }

  /// How long the interval was that has ended; nil while it goes on.
  mutating func interval(_ now: UInt64, of length: UInt64) -> UInt64? {
    let elapsed = now - intervalBegan
    guard elapsed >= length else { return nil }
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
