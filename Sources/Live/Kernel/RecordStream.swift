internal import CKernel
internal import Events
internal import Glibc

/// The events of a running capture, in the order of their times.
///
/// Works in windows. At the end of each it notes the time, waits for the programs that run, lets the iterator tell of
/// calls that have not returned, waits again, and empties the rings: nothing that happened before the noted time can come
/// any more, and all of it is handed out. While windows are open the rings are emptied all the same, so that they do not
/// fill.
struct RecordStream: ~Copyable {
  private var kernel: KernelSide
  private var merger = RecordMerger()
  /// When the open window ends, ns since boot.
  private var windowEnd: UInt64 = 0
  private var isAttached = true
  private var hasEnded = false

  /// Long enough that a walk over ten thousand threads is cheap, short enough to look immediate.
  private static let window: UInt64 = 50_000_000
  /// How long to sleep when the rings are empty.
  private static let pause: UInt32 = 500

  /// - Parameter kernel: attached, and with its scope marked.
  init(_ kernel: consuming KernelSide) {
    self.kernel = kernel
  }

  var statistics: CPUStatistics { kernel.statistics.total }

  /// The statistics of one CPU, or after the last one of the iterators.
  func statistics(ofCPU cpu: Int) -> CPUStatistics { kernel.statistics[cpu] }

  var cpuCount: Int { kernel.cpuCount }

  /// Goes to the next event. False when there is none before `deadline` (ns since boot), or after `stop` when all were
  /// handed out, which `isAtEnd` tells apart.
  mutating func advance(until deadline: UInt64) throws(LiveError) -> Bool {
    while !merger.advance() {
      if hasEnded || (isAttached && Self.now() >= deadline) { return false }
      try collect()
    }
    return true
  }

  /// The event that `advance` went to. Valid until the next call.
  var current: RecordHalf {
    @_lifetime(borrow self)
    get { merger.current }
  }

  /// Whether the capture was stopped and all of it was handed out.
  var isAtEnd: Bool { hasEnded }

  /// Detaches. What was captured is still handed out, with the calls that have not returned.
  mutating func stop() {
    kernel.detach()
    isAttached = false
  }

  /// Fills the merger, and seals it when the window ends.
  private mutating func collect() throws(LiveError) {
    let count = try drain()
    guard isAttached else { return try finish() }
    if Self.now() >= windowEnd {
      try seal()
      windowEnd = Self.now() + Self.window
    } else if count == 0 {
      usleep(Self.pause)
    }
  }

  private mutating func drain() throws(LiveError) -> Int {
    // The rings and the merger are taken apart, because both change at the same time.
    try Self.drain(&kernel, into: &merger)
  }

  private static func drain(_ kernel: inout KernelSide, into merger: inout RecordMerger) throws(LiveError)
    -> Int
  {
    try kernel.drain { record throws(LiveError) in merger.append(record) }
  }

  /// Ends a window: see the type.
  private mutating func seal() throws(LiveError) {
    let moment = Self.now()
    kernel.statistics.waitForRunningPrograms()
    try kernel.iterate(.pendingCalls)
    kernel.statistics.waitForRunningPrograms()
    _ = try drain()
    merger.seal(before: moment)
  }

  /// After detaching: nothing runs once the programs that still did have ended, so that everything can be handed out.
  private mutating func finish() throws(LiveError) {
    kernel.statistics.waitForRunningPrograms()
    try kernel.iterate(.pendingCalls)
    while try drain() > 0 {}
    merger.seal(before: .max)
    hasEnded = true
  }

  /// Nanoseconds since boot, by the clock of the records.
  static func now() -> UInt64 {
    var time = timespec()
    // Safe: there is room for the time.
    unsafe clock_gettime(CLOCK_BOOTTIME, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
