internal import Glibc

/// The clock of the records: time since boot, in which a machine that slept is counted too (CLOCK_BOOTTIME).
enum BootClock {
  /// Nanoseconds since boot.
  static var now: UInt64 { SystemCall.nanoseconds(CLOCK_BOOTTIME) }

  /// When the machine booted, by what its wall clock says now: nanoseconds since the epoch.
  static var bootTime: UInt64 { SystemCall.nanoseconds(CLOCK_REALTIME) &- now }
}
