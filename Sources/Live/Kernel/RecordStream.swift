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
  private var pending: PendingCallCopier
  /// When the open window ends, ns since boot.
  private var windowEnd = BootClock.now + Self.window
  /// What happened before this time, ns since boot, is handed out once `advance` says that there is nothing.
  private(set) var sealedTime: UInt64 = 0
  private var isAttached = true
  private var hasEnded = false
  /// How many processes in scope there were when the capture had been stopped.
  private(set) var survivorCount = 0

  /// Long enough that a walk over ten thousand threads is cheap, short enough to look immediate.
  private static let window: UInt64 = 50_000_000
  /// How long to sleep when the rings are empty.
  private static let pause: UInt32 = 500

  /// - Parameters:
  ///   - kernel: attached, and with its scope marked.
  ///   - settings: those of the kernel's side.
  init(_ kernel: consuming KernelSide, settings: CaptureSettings) {
    self.kernel = kernel
    pending = PendingCallCopier(settings)
  }

  var statistics: CPUStatistics { kernel.statistics.total }

  /// The statistics of one CPU, or after the last one of the iterators.
  func statistics(ofCPU cpu: Int) -> CPUStatistics { kernel.statistics[cpu] }

  var cpuCount: Int { kernel.cpuCount }

  /// Goes to the next event. False when there is none before `deadline` (ns since boot), or after `stop` when all were
  /// handed out, which `isAtEnd` tells apart.
  ///
  /// - Parameter encoder: learns from each record when it arrives.
  mutating func advance(until deadline: UInt64, teaching encoder: inout EventEncoder) throws(LiveError)
    -> Bool
  {
    while !merger.advance() {
      if hasEnded || (isAttached && BootClock.now >= deadline) { return false }
      try collect(&encoder)
    }
    return true
  }

  /// Goes to the next event if it is known already; false says nothing about what comes.
  mutating func advanceInOrder() -> Bool { merger.advance() }

  /// What was true of the threads in scope, from the iterators; everything else that arrives meanwhile is kept for
  /// `advance`.
  mutating func firstState(
    _ state: FirstState, teaching encoder: inout EventEncoder
  ) throws(LiveError) -> [StateRecord] {
    try kernel.iterate(.firstTasks)
    try kernel.iterate(.firstFiles)
    var records = FirstStateRecords(state)
    try Self.drain(&kernel, into: &merger, completing: &pending, teaching: &encoder) { records.take($0) }
    return records.finish(groups: encoder.cgroups)
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
  private mutating func collect(_ encoder: inout EventEncoder) throws(LiveError) {
    let count = try drain(&encoder)
    guard isAttached else { return try finish(&encoder) }
    if BootClock.now >= windowEnd {
      try seal(&encoder)
      windowEnd = BootClock.now + Self.window
    } else if count == 0 {
      usleep(Self.pause)
    }
  }

  private mutating func drain(_ encoder: inout EventEncoder) throws(LiveError) -> Int {
    // The rings and the merger are taken apart, because both change at the same time.
    try Self.drain(&kernel, into: &merger, completing: &pending, teaching: &encoder) { _ in }
  }

  @discardableResult
  private static func drain(
    _ kernel: inout KernelSide, into merger: inout RecordMerger,
    completing pending: inout PendingCallCopier, teaching encoder: inout EventEncoder,
    _ body: (borrowing RecordView) -> Void
  ) throws(LiveError) -> Int {
    try kernel.drain { record throws(LiveError) in
      if record.kind == .cgroup { encoder.learn(record) }
      body(record)
      if record.kind == .enter {
        let bytes = pending.completed(record)
        if let record = RecordView(bytes.rawSpan) { merger.append(record) }
      } else {
        merger.append(record)
      }
    }
  }

  /// Ends a window: see the type.
  private mutating func seal(_ encoder: inout EventEncoder) throws(LiveError) {
    let moment = BootClock.now
    kernel.statistics.waitForRunningPrograms()
    try kernel.iterate(.pendingCalls)
    kernel.statistics.waitForRunningPrograms()
    _ = try drain(&encoder)
    merger.seal(before: moment)
    sealedTime = moment
  }

  /// After detaching: nothing runs once the programs that still did have ended, so that everything can be handed out.
  private mutating func finish(_ encoder: inout EventEncoder) throws(LiveError) {
    kernel.statistics.waitForRunningPrograms()
    try kernel.iterate(.pendingCalls)
    while try drain(&encoder) > 0 {}
    merger.seal(before: .max)
    survivorCount = try kernel.processCount()
    hasEnded = true
  }
}
