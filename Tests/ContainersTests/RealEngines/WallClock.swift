import Glibc

@testable import Containers

/// The clock by which engines say when something started.
enum WallClock {
  /// ns since the epoch.
  static var now: Int64 {
    var time = timespec()
    // Safe: the time is written to where there is room for it.
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// ns since the epoch of an engine's time in UTC: `2026-11-21T02:06:57.433439561Z`.
  static func nanoseconds(_ text: String) -> Int64? {
    let fraction = text.split(separator: ".").dropFirst().first?.prefix { $0.isNumber } ?? ""
    let digits = fraction.prefix(9) + String(repeating: "0", count: max(0, 9 - fraction.count))
    guard let seconds = EngineTime.seconds(text), let rest = Int64(digits) else { return nil }
    return seconds * 1_000_000_000 + rest
  }
}
