internal import CKernel
internal import Events
internal import Glibc

/// The programs in the kernel, with their maps and rings. All of it is gone when this value is, or when the process is.
struct KernelSide: ~Copyable {
  let cpuCount: Int
  let statistics: StatisticsTable
  private let tracked: OwnedDescriptor
  private var programs: ProgramSet
  private var rings: RingSet

  /// Loads everything; nothing is attached yet.
  ///
  /// - Parameters:
  ///   - descriptions: what to copy of each call: `DESCRIPTION_ROWS` native ones, then as many 32-bit ones.
  ///   - hasLog: whether an error carries the verifier's log, which makes loading many times slower.
  init(_ settings: CaptureSettings, descriptions: [CallDescription], hasLog: Bool = false) throws(LiveError) {
    let cpuCount = sysconf(Int32(_SC_NPROCESSORS_CONF))
    let loaded = try BPFCall.load(settings.raw(cpuCount: cpuCount), hasLog: hasLog)
    let tracked = OwnedDescriptor(loaded.tracked)
    let watched = OwnedDescriptor(loaded.watched_cgroups)
    let descs = OwnedDescriptor(loaded.descs)
    let stats = OwnedDescriptor(loaded.stats)
    let outer = OwnedDescriptor(loaded.rings)
    let programs = ProgramSet(loaded)
    let statistics = try StatisticsTable(map: stats.number, cpuCount: cpuCount)
    let rings = try RingSet(count: cpuCount, size: settings.ringSize, in: outer.number)
    for (index, description) in descriptions.enumerated() where description != CallDescription() {
      try BPFCall.update(descs.number, "descs", key: UInt32(index), value: description.row)
    }
    if case .cgroups(let groups) = settings.scope {
      for inode in groups.inodes {
        try BPFCall.update(watched.number, "watched_cgroups", key: inode, value: UInt8(1))
      }
    }
    self.cpuCount = cpuCount
    self.tracked = tracked
    self.programs = programs
    self.statistics = statistics
    self.rings = rings
  }

  /// Attaches what the settings ask for. From now on threads in scope are captured.
  mutating func attach(_ settings: CaptureSettings) throws(LiveError) {
    var wanted: [Program] = [.processFork, .processExec, .processExit, .sysExit, .sysEnter]
    if settings.hasSwitches { wanted.append(.schedSwitch) }
    if settings.hasSignals { wanted.append(.signalDeliver) }
    if settings.hasPageFaults { wanted.append(.pageFault) }
    for program in wanted { try programs.attach(program) }
  }

  /// Ends the capture; what is in the rings stays there.
  mutating func detach() { programs.detach() }

  /// Puts a process into the scope, or with `isExcluded` out of that of the machine. Its other threads and children
  /// follow by `adopt`, later ones by themselves.
  func mark(process: Int32, isExcluded: Bool = false) throws(LiveError) {
    let number = ck_pidfd_open(process, 0)
    guard number >= 0 else {
      throw errno == ESRCH ? LiveError(.noSuchProcess(process)) : LiveError.last("pidfd_open", "\(process)")
    }
    let pidfd = OwnedDescriptor(number)
    var entry = tracked_thread()
    entry.flags = isExcluded ? UInt32(TRACKED_EXCLUDED) : 0
    try BPFCall.update(tracked.number, "tracked", key: pidfd.number, value: entry)
  }

  /// Marks the threads and children of marked processes that were there before `attach`.
  mutating func adopt() throws(LiveError) {
    var before: UInt64
    repeat {
      before = statistics.adopted
      try programs.iterate(.adoptTasks)
    } while statistics.adopted != before
  }

  /// Runs an iterator over all threads, or all their descriptors; what it sends is in the rings.
  mutating func iterate(_ program: Program) throws(LiveError) { try programs.iterate(program) }

  /// How many processes in scope have not ended. What else is in the rings is thrown away.
  mutating func processCount() throws(LiveError) -> Int {
    try iterate(.firstTasks)
    var processes: Set<UInt32> = []
    _ = try drain { record in
      guard record.kind == .task else { return }
      var segments = record.segments
      while let segment = segments.next() {
        // One that has ended and was not waited for has no memory.
        if let task = segment.task, task.memory.vm_size > 0 { processes.insert(record.header.pid) }
      }
    }
    return processes.count
  }

  /// Hands every record that is in the rings to `body`, CPU after CPU. Returns how many there were.
  mutating func drain(_ body: (borrowing RecordView) throws(LiveError) -> Void) throws(LiveError) -> Int {
    try rings.drain(body)
  }
}
