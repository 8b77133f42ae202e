internal import Events

/// How long threads have run, as events: once a second one of each thread, with its totals, as captures of sysdig have them.
///
/// A thread that only computes makes no call that would tell of it.
struct ProcessorTimeFeed {
  /// When the next are due, ns since boot: at once, as what follows is told by the difference.
  private var due: UInt64 = 0

  private static let interval: UInt64 = 1_000_000_000

  /// Whether so much time has passed; that is said once.
  mutating func isDue(at now: UInt64) -> Bool {
    guard now >= due else { return false }
    // On the second, where that is possible: intervals of whole seconds then hold as many each.
    due = now < due + Self.interval ? due + Self.interval : now + Self.interval
    return true
  }

  /// Appends an event of each thread that is still there.
  ///
  /// - Parameter time: ns since the epoch; nothing may be older than what was handed out.
  func encode(_ threads: [ThreadID], at time: UInt64, into events: inout EncodedEvents) {
    for thread in threads {
      guard let id = UInt32(exactly: thread.rawValue), let line = ProcThread(pid: id, tid: id).statLine else {
        continue
      }
      events.begin(
        EventType.processorTime.rawValue, timestamp: time, thread: id, cpu: line.cpu, paramCount: 2)
      // In ticks of a hundredth of a second: utime and stime.
      events.param(line[14], width: 8)
      events.param(line[15], width: 8)
      events.end()
    }
  }
}
