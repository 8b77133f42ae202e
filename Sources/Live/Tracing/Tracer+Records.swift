internal import CKernel
internal import Events
internal import Glibc

// The records that stops become.
extension Tracer {
  func header(_ kind: RecordKind, _ thread: TracedThread, _ tid: Int32, cpu: UInt16, time: UInt64)
    -> RecordHeader
  {
    RecordHeader(
      size: 0, kind: kind.rawValue, cpu: cpu, pid: thread.pid, tid: UInt32(bitPattern: tid), time: time)
  }

  private func header(_ kind: RecordKind, _ thread: TracedThread, _ tid: Int32) -> RecordHeader {
    header(kind, thread, tid, cpu: thread.cpu, time: BootClock.now)
  }

  /// The call that a thread is in returned.
  mutating func tellReturn(_ tid: Int32, _ result: Int64) {
    guard let thread = threads[tid], var call = thread.call else { return }
    threads[tid]?.call = nil
    threads[tid]?.execPath = nil
    call.header = header(.call, thread, tid)
    call.result = result
    tell(call, thread, tid)
  }

  /// The child's side of a fork or clone: it returns from a call that it never entered.
  mutating func tellBirth(_ tid: Int32, _ makersCall: CallRecord, _ cloneArguments: [UInt8]?) {
    guard let thread = threads[tid] else { return }
    var call = makersCall
    call.header = header(.call, thread, tid)
    call.enter_time = 0
    call.result = 0
    call.enter_tid = call.header.tid
    call.enter_cpu = call.header.cpu
    call.flags = call.flags & CallFlags.compat.rawValue | CallFlags.noEnter.rawValue
    tell(call, thread, tid, cloneArguments)
  }

  private func description(of call: CallRecord) -> CallDescription? {
    guard call.number < UInt32(DESCRIPTION_ROWS) else { return nil }
    let row = Int(call.number) + (call.callFlags.contains(.compat) ? Int(DESCRIPTION_ROWS) : 0)
    return row < descriptions.count ? descriptions[row] : nil
  }

  private mutating func tell(
    _ call: CallRecord, _ thread: TracedThread, _ tid: Int32, _ cloneArguments: [UInt8]? = nil
  ) {
    let description = self.description(of: call)
    if description?.isOff == true { return }
    var copier = CallCopier(call, settings: settings)
    copier.execPath = thread.execPath
    copier.cloneArguments = cloneArguments
    // Once a creator is gone, another thread of its process is the parent.
    if let creator = thread.creator, tid == root || threads[Int32(bitPattern: creator.tid)] != nil {
      copier.creator = creator
    }
    let items = description.map { copier.items(of: $0) } ?? []
    var groupIDs: [UInt64]?
    if items.contains(where: { $0.kind == .cgroups }) {
      groupIDs = tellGroups(of: copier.proc, call.header)
    }
    writer.begin(call)
    copier.copy(items, into: &writer)
    if let groupIDs { writer.append(.cgroups, argument: UInt8(ARGUMENT_NONE), Self.bytes(groupIDs)) }
    writer.end()
  }

  /// Tells the paths of a thread's groups that are new; returns all their ids.
  private mutating func tellGroups(of proc: ProcThread, _ header: RecordHeader) -> [UInt64] {
    let (ids, news) = groups.groups(of: ProcFile.lines(proc.directory + "/cgroup") ?? [])
    var header = header
    header.kind = RecordKind.cgroup.rawValue
    for group in news {
      writer.begin(CgroupRecord(header: header, id: group.id, subsystem: group.subsystem, reserved: 0))
      writer.append(.path, argument: UInt8(ARGUMENT_NONE), Array(group.path.utf8))
      writer.end()
    }
    return ids
  }

  private static func bytes(_ numbers: [UInt64]) -> [UInt8] {
    numbers.flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
  }

  /// A thread is about to handle a signal. One that it ignores is thrown away by a kernel that does not trace, and not
  /// told.
  mutating func tellSignal(_ tid: Int32, _ signal: Int32) {
    guard let thread = threads[tid], !thread.isGated else { return }
    let handler = SignalAction.handler(of: signal, in: ProcFile.table("/proc/\(tid)/status"))
    if SignalAction.isIgnored(signal, handler: handler) { return }
    let info = ck_trace_signal(tid)
    guard info.error == 0 else { return }
    write(
      SignalRecord(
        header: header(.signal, thread, tid), signal: UInt32(bitPattern: signal), code: info.code,
        sender_pid: info.pid, sender_uid: info.uid, error: info.si_error, reserved: 0, handler: handler))
  }

  /// A thread ends, with a status as wait(2) gives it. Told once: at the stop before the end, or, where a kill left no
  /// time for that, at the end.
  mutating func tellExit(_ tid: Int32, _ status: UInt32) {
    guard let thread = threads[tid], !thread.isExitTold else { return }
    threads[tid]?.isExitTold = true
    guard !thread.isGated else { return }
    let header = header(.exit, thread, tid)
    let leaves = thread.call.map { ck_is_exit($0.number, $0.callFlags.contains(.compat)) } ?? false
    if thread.signal == 0, !leaves { tellKill(header) }
    let isLast = !threads.values.contains { $0.pid == thread.pid && !$0.isExitTold }
    var record = ExitRecord()
    record.header = header
    record.status = status
    record.flags = isLast ? UInt32(EXIT_GROUP_DEAD) : 0
    record.call_flags = CallFlags.none.rawValue
    if let call = thread.call {
      record.enter_time = call.enter_time
      record.args = call.args
      record.number = call.number
      record.enter_cpu = call.enter_cpu
      record.call_flags = call.flags
    }
    write(record)
  }

  /// A thread that neither left nor had a signal was killed, by SIGKILL or with its proc. The kernel does not say by
  /// whom.
  private mutating func tellKill(_ header: RecordHeader) {
    var record = SignalRecord()
    record.header = header
    record.header.kind = RecordKind.signal.rawValue
    record.signal = UInt32(bitPattern: SIGKILL)
    write(record)
  }

  private mutating func write<Record: BitwiseCopyable>(_ record: Record) {
    writer.begin(record)
    writer.end()
  }
}
