internal import CKernel
internal import Glibc

/// The numbers of a thread, from /proc. Ids are those of our own namespaces: for a tracer without rights, which sees no
/// others, these are the initial ones, or as good as.
enum TaskNumbers {
  /// Nil when the thread is gone.
  ///
  /// - Parameter creator: the thread that forked it, or nil where only its parent's process is known.
  static func segment(of process: ProcessFiles, creator: TracedThread.Creator? = nil) -> TaskSegment? {
    guard let (comm, fields) = process.stat(), fields.count > 20 else { return nil }
    let status = ProcFile.table(process.directory + "/status")
    var task = TaskSegment()
    fillIDs(&task, status, creator)
    fillRights(&task, process, status)
    fillExecutable(&task, process)
    // Fields 7, 10, 12 and 22 of proc(5).
    task.terminal = UInt32(truncatingIfNeeded: Int(fields[4]) ?? 0)
    task.memory.minor_faults = UInt64(fields[7]) ?? 0
    task.memory.major_faults = UInt64(fields[9]) ?? 0
    task.memory.vm_size = number(status["VmSize"])
    task.memory.vm_rss = number(status["VmRSS"])
    task.memory.vm_swap = number(status["VmSwap"])
    let ticks = UInt64(clamping: max(1, sysconf(Int32(_SC_CLK_TCK))))
    task.start_time =
      (UInt64(fields[19]) ?? 0).multipliedReportingOverflow(by: 1_000_000_000 / ticks).partialValue
    task.fd_limit = openFilesLimit(process)
    setComm(&task, comm)
    return task
  }

  /// The first or a later number of a line of `status`.
  private static func number(_ values: [Substring]?, _ index: Int = 0) -> UInt32 {
    guard let values, index < values.count else { return 0 }
    return UInt32(values[index]) ?? 0
  }

  private static func last(_ values: [Substring]?) -> UInt32 { number(values, (values?.count ?? 0) - 1) }

  private static func fillIDs(
    _ task: inout TaskSegment, _ status: [Substring: [Substring]], _ creator: TracedThread.Creator?
  ) {
    task.parent_pid = number(status["PPid"])
    // A child outlives its parent and gets another.
    task.parent_tid = creator?.pid == task.parent_pid ? creator?.tid ?? task.parent_pid : task.parent_pid
    task.virtual_tid = last(status["NSpid"])
    task.virtual_pid = last(status["NStgid"])
    task.virtual_group = last(status["NSpgid"])
    task.virtual_session = last(status["NSsid"])
  }

  private static func fillRights(
    _ task: inout TaskSegment, _ process: ProcessFiles, _ status: [Substring: [Substring]]
  ) {
    // Real, effective, saved, of the file system.
    task.uid = number(status["Uid"], 1)
    task.fs_uid = number(status["Uid"], 3)
    task.gid = number(status["Gid"], 1)
    func set(_ name: Substring) -> UInt64 { UInt64(status[name]?.first ?? "", radix: 16) ?? 0 }
    task.cap_inheritable = set("CapInh")
    task.cap_permitted = set("CapPrm")
    task.cap_effective = set("CapEff")
    task.login_uid = UInt32(ProcFile.lines(process.directory + "/loginuid")?.first ?? "") ?? .max
    if status["Kthread"]?.first == "1" { task.flags |= UInt32(TASK_KERNEL_THREAD) }
    let own = ProcFile.status(process.directory + "/ns/pid")?.st_ino ?? 0
    let children = ProcFile.status("/proc/\(process.pid)/ns/pid_for_children")?.st_ino ?? own
    task.pid_namespace = UInt64(own)
    // PROC_PID_INIT_INO of the kernel: the initial namespace has the same number everywhere.
    if own != 0, own != 0xEFFF_FFFC || children != own { task.flags |= UInt32(TASK_IN_PID_NAMESPACE) }
  }

  private static func fillExecutable(_ task: inout TaskSegment, _ process: ProcessFiles) {
    guard let status = ProcFile.status(process.directory + "/exe") else { return }
    task.exe_device = UInt32(truncatingIfNeeded: status.st_dev)
    task.exe_inode = UInt64(status.st_ino)
    task.exe_mode = status.st_mode
    task.exe_uid = status.st_uid
    task.exe_gid = status.st_gid
  }

  /// RLIM_INFINITY where there is none.
  private static func openFilesLimit(_ process: ProcessFiles) -> UInt64 {
    let name = "Max open files"
    for line in ProcFile.lines(process.directory + "/limits") ?? [] where line.hasPrefix(name) {
      return UInt64(line.dropFirst(name.count).split(separator: " ").first ?? "") ?? .max
    }
    return .max
  }

  private static func setComm(_ task: inout TaskSegment, _ comm: [UInt8]) {
    unsafe withUnsafeMutableBytes(of: &task.comm) { target in
      // Safe: no more is copied than there is room for, less the NUL.
      unsafe target.copyBytes(from: comm.prefix(Int(COMM_SIZE) - 1))
    }
  }
}
