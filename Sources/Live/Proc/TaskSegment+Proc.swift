internal import CKernel
internal import Glibc

/// The segment that tells of a thread, from /proc in place of the kernel. Ids are those of our own namespaces: for a tracer
/// without rights, which sees no others, these are the initial ones, or as good as.
extension TaskSegment {
  /// Nil when the thread is gone.
  ///
  /// - Parameter creator: the thread that forked it, or nil where only its parent's process is known.
  init?(of proc: ProcThread, creator: ProcThread? = nil) {
    guard let (comm, fields) = proc.stat(), fields.count > 20 else { return nil }
    self.init()
    let status = ProcFile.table(proc.directory + "/status")
    fillIDs(status, creator)
    fillRights(proc, status)
    fillExecutable(proc)
    // Fields 7, 10, 12 and 22 of proc(5).
    terminal = UInt32(truncatingIfNeeded: Int(fields[4]) ?? 0)
    memory.minor_faults = UInt64(fields[7]) ?? 0
    memory.major_faults = UInt64(fields[9]) ?? 0
    memory.vm_size = Self.number(status["VmSize"])
    memory.vm_rss = Self.number(status["VmRSS"])
    memory.vm_swap = Self.number(status["VmSwap"])
    let ticks = UInt64(clamping: max(1, sysconf(Int32(_SC_CLK_TCK))))
    start_time =
      (UInt64(fields[19]) ?? 0).multipliedReportingOverflow(by: 1_000_000_000 / ticks).partialValue
    fd_limit = Self.openFilesLimit(proc)
    // The last byte stays a NUL.
    CLayout.fill(&self.comm, with: comm.prefix(Int(COMM_SIZE) - 1))
  }

  /// The first or a later number of a line of `status`.
  private static func number(_ values: [Substring]?, _ index: Int = 0) -> UInt32 {
    guard let values, index < values.count else { return 0 }
    return UInt32(values[index]) ?? 0
  }

  private static func last(_ values: [Substring]?) -> UInt32 { number(values, (values?.count ?? 0) - 1) }

  private mutating func fillIDs(
    _ status: [Substring: [Substring]], _ creator: ProcThread?
  ) {
    parent_pid = Self.number(status["PPid"])
    // A child outlives its parent and gets another.
    parent_tid = creator?.pid == parent_pid ? creator?.tid ?? parent_pid : parent_pid
    virtual_tid = Self.last(status["NSpid"])
    virtual_pid = Self.last(status["NStgid"])
    virtual_group = Self.last(status["NSpgid"])
    virtual_session = Self.last(status["NSsid"])
  }

  private mutating func fillRights(
    _ proc: ProcThread, _ status: [Substring: [Substring]]
  ) {
    // Real, effective, saved, of the file system.
    uid = Self.number(status["Uid"], 1)
    fs_uid = Self.number(status["Uid"], 3)
    gid = Self.number(status["Gid"], 1)
    func set(_ name: Substring) -> UInt64 { UInt64(status[name]?.first ?? "", radix: 16) ?? 0 }
    cap_inheritable = set("CapInh")
    cap_permitted = set("CapPrm")
    cap_effective = set("CapEff")
    login_uid = UInt32(ProcFile.lines(proc.directory + "/loginuid")?.first ?? "") ?? .max
    if status["Kthread"]?.first == "1" { flags |= UInt32(TASK_KERNEL_THREAD) }
    let own = SystemCall.status(proc.directory + "/ns/pid")?.st_ino ?? 0
    let children = SystemCall.status("/proc/\(proc.pid)/ns/pid_for_children")?.st_ino ?? own
    pid_namespace = UInt64(own)
    // PROC_PID_INIT_INO of the kernel: the initial namespace has the same number everywhere.
    if own != 0, own != 0xEFFF_FFFC || children != own { flags |= UInt32(TASK_IN_PID_NAMESPACE) }
  }

  private mutating func fillExecutable(_ proc: ProcThread) {
    guard let status = SystemCall.status(proc.directory + "/exe") else { return }
    exe_device = UInt32(truncatingIfNeeded: status.st_dev)
    exe_inode = UInt64(status.st_ino)
    exe_mode = status.st_mode
    exe_uid = status.st_uid
    exe_gid = status.st_gid
  }

  /// RLIM_INFINITY where there is none.
  private static func openFilesLimit(_ proc: ProcThread) -> UInt64 {
    let name = "Max open files"
    for line in ProcFile.lines(proc.directory + "/limits") ?? [] where line.hasPrefix(name) {
      return UInt64(line.dropFirst(name.count).split(separator: " ").first ?? "") ?? .max
    }
    return .max
  }

}
