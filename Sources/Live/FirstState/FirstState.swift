internal import CKernel
internal import Events

/// What was true before the first event of a live capture, for the processes in scope and for nobody else.
///
/// Threads and descriptors come from the records TASK and FILE of the kernel's iterators, completed by what only /proc
/// has (paths and arguments), or from /proc alone where there are no iterators. The host comes from its own files.
struct FirstState {
  /// Tell of environments, which hold secrets.
  var hasEnvironments = false
  /// Where the files of the host are, `/host` in a container that was given them; empty for our own root.
  var hostRoot = ""

  /// What the machine is called; nil for its own name.
  var hostName: String?

  private let translations = TranslationTable()

  init(hasEnvironments: Bool = false, hostRoot: String = "", hostName: String? = nil) {
    self.hasEnvironments = hasEnvironments
    self.hostRoot = hostRoot
    self.hostName = hostName
  }

  /// Threads of these processes and their descriptors, from /proc. A process that ended meanwhile is left out.
  func processes(_ processes: [UInt32]) -> [StateRecord] {
    var records: [StateRecord] = []
    for process in processes {
      for name in SystemCall.entries("/proc/\(process)/task") {
        guard let tid = UInt32(name) else { continue }
        let proc = ProcThread(pid: process, tid: tid)
        guard let task = TaskSegment(of: proc) else { continue }
        let groups = ThreadRecord.groups(ofLines: ProcFile.lines(proc.directory + "/cgroup") ?? [])
        records.append(.thread(ThreadRecord(proc, task, cgroups: groups, hasEnvironments)))
      }
      for name in SystemCall.entries("/proc/\(process)/fd") {
        guard let fd = Int32(name) else { continue }
        let record = descriptor(fd, of: ProcThread(pid: process, tid: process))
        if let record { records.append(.fd(ThreadID(rawValue: Int64(process)), record)) }
      }
    }
    return records
  }

  /// The thread of a record TASK; nil for other records.
  func thread(_ record: borrowing RecordView, groups: CgroupPaths) -> StateRecord? {
    guard record.kind == .task else { return nil }
    let header = record.header
    var task: TaskSegment?
    var paths = ByteBuffer()
    var segments = record.segments
    while let segment = segments.next() {
      task = task ?? segment.task
      if let ids = segment.cgroups { groups.append(ids, to: &paths) }
    }
    guard let task else { return nil }
    let proc = ProcThread(pid: header.pid, tid: header.tid)
    return .thread(ThreadRecord(proc, task, cgroups: [UInt8](copying: paths.bytes), hasEnvironments))
  }

  /// The descriptor of a record FILE; nil for other records.
  func descriptor(_ record: borrowing RecordView) -> StateRecord? {
    guard let file = record.file else { return nil }
    var name: [UInt8] = []
    var socket: SocketSegment?
    var path: [UInt8] = []
    var segments = record.segments
    while let segment = segments.next() {
      if segment.kind == .path { name = [UInt8](copying: segment.bytes) }
      if segment.kind == .socketPath { path = [UInt8](copying: segment.bytes) }
      socket = socket ?? segment.socket
    }
    let content: FDRecord.Content
    if let socket {
      content = .init(socket, path: path, name: name)
    } else {
      content = .init(
        mode: file.mode, name: name, openFlags: openFlags(file.open_flags), device: file.device)
    }
    return .fd(
      ThreadID(rawValue: Int64(file.header.pid)),
      FDRecord(fd: FD(rawValue: Int64(file.fd)), inode: file.inode, content: content))
  }

  private func descriptor(_ fd: Int32, of proc: ProcThread) -> FDRecord? {
    guard let file = proc.file(fd) else { return nil }
    let name = SystemCall.link("\(proc.directory)/fd/\(fd)") ?? []
    let content: FDRecord.Content
    if let socket = OpenSocket(of: proc, fd: fd) {
      content = .init(socket.segment, path: socket.path, name: name)
    } else {
      let segment = file.segment
      content = .init(
        mode: segment.mode, name: name, openFlags: openFlags(segment.open_flags), device: segment.device)
    }
    return FDRecord(fd: FD(rawValue: Int64(fd)), inode: file.segment.inode, content: content)
  }

  private func openFlags(_ flags: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: translations.portable(UInt64(flags), .open))
  }
}
