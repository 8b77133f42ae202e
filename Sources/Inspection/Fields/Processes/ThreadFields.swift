internal import Events
internal import State

/// The thread that the event happened on.
extension FieldInfo {
  static let thread: [FieldInfo] = [
    FieldInfo("thread.tid", .int64, "Id of the thread.", [.classic, .identifier]) { event, _, _ in
      .int(event.thread.rawValue)
    },
    .ofThread("thread.ismain", .bool, "Whether the thread is the first one of its process.") {
      .bool($0.isMain)
    },
    FieldInfo(
      "thread.exectime", .relativeTime,
      """
      Nanoseconds that the thread switched away from ran; 0 but for switch events.
      """,
      [.classic, .cumulative]
    ) { _, machine, _ in .uint(machine.moment.executionTime) },
    .ofThread(
      "thread.totexectime", .relativeTime, "Nanoseconds that the thread ran since the capture began.",
      [.classic, .cumulative]
    ) {
      .uint($0.executionTime)
    },
    FieldInfo("thread.cgroups", .string, "Every control group of the thread, as subsystem=path.") {
      _, machine, scratch in
      guard let slot = machine.moment.thread else { return nil }
      let cgroups = machine.strings[machine.threads[slot].cgroups]
      guard cgroups.byteCount > 0 else { return nil }
      scratch.text.append(joining: cgroups)
      return .text
    },
    .taking(
      .required, "thread.cgroup", .string,
      """
      Control group of the thread for one subsystem, as in thread.cgroup.cpuacct.
      """
    ) { argument throws(FieldError) in
      guard let argument, !argument.text.isEmpty else {
        throw FieldError("thread.cgroup takes the name of a subsystem, as in thread.cgroup.cpuacct")
      }
      let key = Array(argument.text.utf8)
      return .one { _, machine, scratch in
        guard let slot = machine.moment.thread,
          let path = machine.strings[machine.threads[slot].cgroups].value(of: key)
        else { return nil }
        scratch.text.append(path)
        return .text
      }
    },
    .ofThread(
      "thread.vtid", .int64, "Id of the thread in its own namespace of process ids.", [.classic, .identifier]
    ) {
      $0.virtualID == -1 ? nil : .int($0.virtualID)
    },
    .ofThread(
      "proc.vpid", .int64, "Id of the process in its own namespace of process ids.", [.classic, .identifier]
    ) {
      $0.virtualProcess == -1 ? nil : .int($0.virtualProcess)
    },
    processorTime("thread.cpu", "Processor time of the thread in the last second, in percent.") {
      $0.user &+ $0.system
    },
    processorTime("thread.cpu.user", "The same, spent in the program.") { $0.user },
    processorTime("thread.cpu.system", "The same, spent in the kernel.") { $0.system },
    .ofThread(
      "thread.vmsize", .uint64, "Virtual memory of the process in KB; 0 but for its first thread.",
      [.classic, .cumulative]
    ) {
      .uint($0.isMain ? UInt64($0.virtualSizeKB) : 0)
    },
    .ofThread(
      "thread.vmrss", .uint64, "Resident memory of the process in KB; 0 but for its first thread.",
      [.classic, .cumulative]
    ) {
      .uint($0.isMain ? UInt64($0.residentSizeKB) : 0)
    },
    .ofThread(
      "thread.vmsize.b", .uint64, "The same as thread.vmsize in bytes.", [.classic, .hidden, .cumulative]
    ) {
      .uint($0.isMain ? UInt64($0.virtualSizeKB) * 1024 : 0)
    },
    .ofThread(
      "thread.vmrss.b", .uint64, "The same as thread.vmrss in bytes.", [.classic, .hidden, .cumulative]
    ) {
      .uint($0.isMain ? UInt64($0.residentSizeKB) * 1024 : 0)
    },
  ]

  /// How much of a processor's time grew since the record before; nil but for such records.
  private static func processorTime(
    _ name: String, _ summary: String, _ part: @escaping @Sendable (ProcessorTime) -> UInt64
  ) -> FieldInfo {
    FieldInfo(name, .double, summary, [.classic, .cumulative]) { _, machine, _ in
      guard let slot = machine.moment.thread, let before = machine.moment.previousProcessorTime else {
        return nil
      }
      guard part(before) != 0 else { return .double(0) }
      return .double(min(Double(part(machine.threads[slot].processorTime) &- part(before)), 100))
    }
  }
}
