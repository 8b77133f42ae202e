/// When a live capture ends.
struct LiveEnding {
  /// ns since boot.
  private let deadline: UInt64
  private let request: @Sendable () -> LiveRequest
  /// The command got what was to be passed on.
  private var hasPassed = false
  private var nextLook: UInt64 = 0

  /// How long not to look again, in ns.
  private static let interval: UInt64 = 2_000_000

  init(duration: UInt64?, request: @escaping @Sendable () -> LiveRequest) {
    deadline = duration.map { BootClock.now.addingReportingOverflow($0) }.map { $1 ? .max : $0 } ?? .max
    self.request = request
  }

  /// Whether it is time to stop, which is said once.
  mutating func isDue(at now: UInt64, _ origin: inout LiveOrigin) -> Bool {
    guard now >= nextLook, !origin.isStopped else { return false }
    nextLook = now + Self.interval
    return now >= deadline || isAskedFor(origin) || origin.hasNobodyLeft()
  }

  /// Whether somebody wants an end that nothing else has to come before. Passes on to the command what it is to get.
  mutating func isAskedFor(_ origin: borrowing LiveOrigin) -> Bool {
    switch request() {
    case .none: return false
    case .endAtOnce: return true
    case .end(let signal):
      if let signal, !hasPassed { origin.pass(signal) }
      hasPassed = true
      return !origin.hasCommand
    }
  }

  /// Whether a request is there that was not looked at yet.
  var isNew: Bool { hasPassed ? request() == .endAtOnce : request() != .none }
}
