internal import CKernel
internal import Events

/// The events of a command that is followed by ptrace, in the order of their times.
///
/// The counterpart of `RecordStream`: windows end when the tracer tells of the calls that have not returned. What it sees
/// it sees one after the other, so that nothing older than a window's end can come after it.
struct TracedStream: ~Copyable {
  private var tracer: Tracer
  private var merger = RecordMerger()
  /// When the open window ends, ns since boot.
  private var windowEnd: UInt64 = 0
  /// What happened before this time, ns since boot, is handed out once `advance` says that there is nothing.
  private(set) var sealedTime: UInt64 = 0
  private var isStopped = false
  private var hasEnded = false
  /// How many processes were let go untraced.
  private(set) var survivorCount = 0

  private static let window: UInt64 = 50_000_000

  init(_ tracer: consuming Tracer) { self.tracer = tracer }

  /// How the command ended; nil while it runs.
  var status: CommandStatus? { tracer.status }

  var isAtEnd: Bool { hasEnded }

  /// Goes to the next event. False when there is none before `deadline` (ns since boot), or when all were handed out.
  mutating func advance(until deadline: UInt64, teaching encoder: inout EventEncoder) -> Bool {
    while !merger.advance() {
      if hasEnded || (!isStopped && BootClock.now >= deadline) { return false }
      collect(&encoder)
    }
    return true
  }

  /// The event that `advance` went to. Valid until the next call.
  var current: RecordHalf {
    @_lifetime(borrow self)
    get { merger.current }
  }

  /// Lets the command go on untraced. What was seen is still handed out, with the calls that have not returned.
  mutating func stop() { isStopped = true }

  private mutating func collect(_ encoder: inout EventEncoder) {
    if isStopped || tracer.isDone {
      append(tracer.pendingCalls(), &encoder)
      survivorCount = tracer.processCount
      append(tracer.detach(), &encoder, isLettingGo: true)
      merger.seal(before: .max)
      hasEnded = true
      return
    }
    append(tracer.next(within: 10), &encoder)
    guard BootClock.now >= windowEnd else { return }
    let moment = BootClock.now
    append(tracer.pendingCalls(), &encoder)
    merger.seal(before: moment)
    sealedTime = moment
    windowEnd = BootClock.now + Self.window
  }

  /// Keeps records that stand one behind the other; while letting go without the returns of calls that only our
  /// interrupting made, and that the kernel begins again.
  private mutating func append(_ bytes: [UInt8], _ encoder: inout EventEncoder, isLettingGo: Bool = false) {
    let all = bytes.rawSpan
    var start = 0
    while start + 4 <= all.byteCount {
      let size = Int(all.load(start, as: UInt32.self))
      guard size > 0, start + size <= all.byteCount,
        let record = RecordView(all.window(start, byteCount: size))
      else { return }
      if record.kind == .cgroup { encoder.learn(record) }
      let isBegunAgain = isLettingGo && record.kind == .call && record.call?.isBegunAgain == true
      if !isBegunAgain { merger.append(record) }
      start += size
    }
  }
}

extension CallRecord {
  /// The result is one of ERESTARTSYS to ERESTART_RESTARTBLOCK (linux/errno.h), which no program ever sees.
  fileprivate var isBegunAgain: Bool { (-516 ... -512).contains(result) }
}
