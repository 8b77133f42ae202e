internal import CKernel
internal import Events

extension ThreadRecord {
  /// CLONE_THREAD and CLONE_FILES of `clone_flags`: what every thread but the first of a process was made with.
  private static let laterThread: UInt32 = 1 << 13 | 1
  /// The thread is in a pid namespace that is not the initial one.
  private static let inNamespace: UInt32 = 1 << 29

  /// The numbers that the kernel or /proc gave, and the strings that only /proc has.
  init(_ proc: ProcThread, _ task: TaskSegment, cgroups: [UInt8], _ hasEnvironment: Bool) {
    self.init(
      id: ThreadID(rawValue: Int64(proc.tid)), process: ThreadID(rawValue: Int64(proc.pid)),
      parent: ThreadID(rawValue: Int64(task.parent_pid)))
    session = Int64(task.virtual_session)
    processGroup = Int64(task.virtual_group)
    virtualID = Int64(task.virtual_tid)
    virtualProcess = Int64(task.virtual_pid)
    name = Array(CLayout.bytes(task.comm).prefix { $0 != 0 })
    fdLimit = Int64(clamping: task.fd_limit)
    flags = proc.tid == proc.pid ? 0 : Self.laterThread
    if task.flags & UInt32(TASK_IN_PID_NAMESPACE) != 0 { flags |= Self.inNamespace }
    (user, group, loginUser, terminal) = (task.uid, task.gid, task.login_uid, task.terminal)
    (virtualSizeKB, residentSizeKB) = (task.memory.vm_size, task.memory.vm_rss)
    swapSizeKB = task.memory.vm_swap
    (majorFaults, minorFaults) = (task.memory.major_faults, task.memory.minor_faults)
    isExecutableWritable = task.mayWriteExecutable
    capabilities.inheritable = task.cap_inheritable
    capabilities.permitted = task.cap_permitted
    capabilities.effective = task.cap_effective
    self.cgroups = cgroups
    readStrings(proc.directory, hasEnvironment)
  }

  private mutating func readStrings(_ directory: String, _ hasEnvironment: Bool) {
    let strings = ProcFile.bytes(directory + "/cmdline") ?? []
    let end = strings.firstIndex(of: 0) ?? strings.endIndex
    // A thread of the kernel has none: it is known by its name.
    executable = strings.isEmpty ? name : Array(strings[..<end])
    arguments = Array(strings[end...].dropFirst())
    executablePath = SystemCall.link(directory + "/exe") ?? []
    workingDirectory = SystemCall.link(directory + "/cwd") ?? []
    root = SystemCall.link(directory + "/root") ?? []
    if hasEnvironment { environment = ProcFile.bytes(directory + "/environ") ?? [] }
  }

  /// `subsystem=path` and a NUL for each group of `/proc/PID/cgroup`; the unified hierarchy, which has no name, only
  /// where it is the only one.
  static func groups(ofLines lines: [Substring]) -> [UInt8] {
    var groups: [UInt8] = []
    for line in lines {
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, !parts[1].isEmpty || lines.count == 1 else { continue }
      for name in parts[1].split(separator: ",", omittingEmptySubsequences: false)
      where !name.hasPrefix("name=") {
        let shown = CgroupSubsystem.name(ofOld: name)
        groups += Array(shown.utf8) + [UInt8(ascii: "=")] + Array(parts[2].utf8) + [0]
      }
    }
    return groups
  }
}
