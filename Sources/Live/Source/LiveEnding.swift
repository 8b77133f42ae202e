/// When a live capture ends.
struct LiveEnding {
  /// ns since boot.
  private let deadline: UInt64
  private let stop: @Sendable () -> Bool
  /// When `stop` was first seen to say so, ns since boot.
  private var stopTime: UInt64?
  private var nextLook: UInt64 = 0

  /// A command gets the interrupt of a terminal as well; its end within this time, in ns, still belongs to the capture.
  private static let grace: UInt64 = 500_000_000
  /// How long not to look again, in ns.
  private static let interval: UInt64 = 2_000_000

  init(duration: UInt64?, stop: @escaping @Sendable () -> Bool) {
    deadline = duration.map { BootClock.now.addingReportingOverflow($0) }.map { $1 ? .max : $0 } ?? .max
    self.stop = stop
  }

  /// Whether it is time to stop, which is said once.
  mutating func isDue(at now: UInt64, _ origin: inout LiveOrigin) -> Bool {
    guard now >= nextLook, !origin.isStopped else { return false }
    nextLook = now + Self.interval
    if now >= deadline || origin.hasNobodyLeft() { return true }
    guard stop() else { return false }
    guard origin.hasCommand, let stopTime else {
      self.stopTime = now
      return !origin.hasCommand
    }
    return now - stopTime >= Self.grace
  }
}
