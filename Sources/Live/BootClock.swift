internal import Glibc

/// The clock of the records: time since boot, in which a machine that slept is counted too (CLOCK_BOOTTIME).
enum BootClock {
  /// Nanoseconds since boot.
  static var now: UInt64 { nanoseconds(CLOCK_BOOTTIME) }

  /// When the machine booted, by what its wall clock says now: nanoseconds since the epoch.
  static var bootTime: UInt64 { nanoseconds(CLOCK_REALTIME) &- now }

  private static func nanoseconds(_ clock: clockid_t) -> UInt64 {
    var time = timespec()
    // Safe: `time` is large enough by its type. Linux has both clocks, so that nothing can fail.
    unsafe clock_gettime(clock, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
