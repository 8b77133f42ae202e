internal import Glibc

/// What everything here waits in: transfers, timers, and lines on a descriptor, one after the other on one thread.
final class MetadataLoop {
  let http = HTTPClient()
  private var timers: [Timer] = []
  private var isEnded = false

  private struct Timer {
    /// ns of the monotonic clock.
    let due: UInt64
    let action: () -> Void
  }

  /// ns of the monotonic clock.
  var now: UInt64 {
    var time = timespec()
    // Safe: the time is written to where there is room for it.
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Has `action` done once, after so many ms.
  func after(_ milliseconds: Int, _ action: @escaping () -> Void) {
    timers.append(Timer(due: now + UInt64(max(0, milliseconds)) * 1_000_000, action: action))
  }

  /// Waits and does, until `end()`.
  ///
  /// - Parameters:
  ///   - descriptor: what may become readable, or -1.
  ///   - read: called when it is.
  func run(reading descriptor: Int32, _ read: () -> Void) {
    while !isEnded { turn(reading: descriptor, read) }
  }

  /// Waits until something happened, and lets those be told who wait for it.
  func turn(reading descriptor: Int32, _ read: () -> Void) {
    if http.run(watching: descriptor, timeout: timeout) { read() }
    doWhatIsDue()
  }

  func end() { isEnded = true }

  /// How long to wait at most, in ms.
  private var timeout: Int32 {
    guard let first = timers.map(\.due).min() else { return 1_000 }
    let now = now
    return first <= now ? 0 : Int32(min((first - now) / 1_000_000 + 1, 1_000))
  }

  private func doWhatIsDue() {
    let now = now
    let due = timers.filter { $0.due <= now }.sorted { $0.due < $1.due }
    timers.removeAll { $0.due <= now }
    for timer in due { timer.action() }
  }
}
