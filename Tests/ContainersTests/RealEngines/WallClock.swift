import Glibc

/// The clock by which engines say when something started.
enum WallClock {
  /// ns since the epoch.
  static var now: Int64 {
    var time = timespec()
    // Safe: the time is written to where there is room for it.
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
