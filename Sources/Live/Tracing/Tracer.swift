internal import CKernel
internal import Glibc

/// Follows a command and all that it starts by ptrace(2), which needs no rights, and makes the records that the kernel's
/// side would: CALL, ENTER, SIGNAL, EXIT and CGROUP. Switches and page faults it cannot see.
///
/// A thread that asked for tracing is the only one that may go on with it: all methods are called from the thread that
/// made the tracer. When that dies, the kernel lets the command go on untraced.
struct Tracer: ~Copyable {
  /// The command's process.
  let root: Int32
  /// How the command ended; others that it started may still run.
  var status: CommandStatus?
  var threads: [Int32: TracedThread] = [:]
  /// Who made threads that were not seen yet, as they were then.
  var makers: [Int32: ThreadMaker] = [:]
  /// New threads that stopped before their makers told of them, and how.
  var arrivals: [Int32: ThreadStop] = [:]
  var writer = RecordWriter()
  private var pending: PendingCallCopier
  var groups = ControlGroups()
  var isDetaching = false
  /// Lets no wait last longer than a tick.
  private let ticks: Ticks
  let settings: CaptureSettings
  /// What to copy for native calls, by number, then for 32-bit calls.
  let descriptions: [CallDescription]

  /// Of how many threads at most the file `stat` is kept open: descriptors are needed for other things.
  static let mostStatFiles = 256

  /// How long to wait for a stop before looking what else there is to do, in ms.
  private static let tick: Int32 = 10

  /// Takes hold of a command that this thread started and that waits. Throws where tracing is forbidden.
  init(
    _ child: borrowing ChildProcess, settings: CaptureSettings, descriptions: [CallDescription]
  ) throws(LiveError) {
    root = child.id
    self.settings = settings
    self.descriptions = descriptions
    pending = PendingCallCopier(settings)
    let ticks = try Ticks(every: Self.tick)
    let code = ck_trace_seize(root)
    guard code == 0 else {
      throw LiveError(.system(call: "ptrace(PTRACE_SEIZE)", object: child.name, code: code))
    }
    self.ticks = consume ticks
    let own = ProcThread(pid: UInt32(bitPattern: getpid()), tid: UInt32(bitPattern: ck_thread_id()))
    threads[root] = TracedThread(pid: UInt32(bitPattern: root), creator: own, isGated: true)
    ck_trace_interrupt(root)
    // Once it has stopped and goes on, no call of it is missed.
    var change = ck_wait_long(root)
    while change.pid == 0 { change = ck_wait_long(root) }
    if change.pid == root { handle(root, ThreadStop(status: change.status)) }
  }

  /// Whether nobody is traced any more.
  var isDone: Bool { threads.isEmpty && arrivals.isEmpty }

  /// How many processes are traced that have not ended.
  var processCount: Int {
    var processes: Set<UInt32> = []
    for thread in threads.values where !thread.isExitTold { processes.insert(thread.pid) }
    for tid in makers.keys { processes.insert(Self.process(of: tid)) }
    for tid in arrivals.keys { processes.insert(Self.process(of: tid)) }
    return processes.count
  }

  /// The process of a thread that was not met yet; its own id where nobody knows.
  static func process(of tid: Int32) -> UInt32 {
    let id = ProcFile.table("/proc/\(tid)/status")["Tgid"]?.first.flatMap { UInt32($0) }
    return id ?? UInt32(bitPattern: tid)
  }

  /// Waits for what happens next. The records about it come one after the other in the order of their time; none when
  /// `milliseconds` are over, within a tick, or nobody is left.
  mutating func next(within milliseconds: Int) -> [UInt8] {
    let end = BootClock.now + UInt64(milliseconds) * 1_000_000
    while writer.bytes.isEmpty, !isDone {
      if !step(), BootClock.now >= end { break }
    }
    return writer.take()
  }

  /// Records ENTER of the calls that have not returned, once each.
  mutating func pendingCalls() -> [UInt8] {
    var bytes = writer.take()
    for (tid, thread) in threads {
      guard var call = thread.call, !thread.isExitTold, !call.callFlags.contains(.enterSent) else { continue }
      call.header.kind = RecordKind.enter.rawValue
      bytes += pending.completed(call, execPath: thread.execPath)
      threads[tid]?.call?.flags |= CallFlags.enterSent.rawValue
    }
    return bytes
  }

  /// Lets everybody go on untraced. What happens until then is told.
  mutating func detach() -> [UInt8] {
    isDetaching = true
    let end = BootClock.now + 2_000_000_000
    for tid in threads.keys { ck_trace_interrupt(tid) }
    for tid in arrivals.keys { ck_trace_detach(tid, 0) }
    arrivals.removeAll()
    // A thread in an uninterruptible sleep is left to the kernel, which detaches it when this process ends.
    while !threads.isEmpty, BootClock.now < end { _ = step() }
    return writer.take()
  }

  /// Waits for one stop and deals with it; false when something else came in between.
  private mutating func step() -> Bool {
    let change = ck_wait_long(-1)
    if change.pid > 0 { handle(change.pid, ThreadStop(status: change.status)) }
    if change.pid < 0, change.error == ECHILD {
      threads.removeAll()
      arrivals.removeAll()
    }
    return change.pid != 0
  }
}
