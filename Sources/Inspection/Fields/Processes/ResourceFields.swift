internal import Events
internal import State

/// What the process uses.
extension FieldInfo {
  static let processResources: [FieldInfo] = [
    FieldInfo("proc.duration", .relativeTime, "Nanoseconds since the process started.") { event, machine, _ in
      guard let slot = machine.moment.thread else { return nil }
      let start = machine.threads[slot].cloneTime
      return start == 0 ? nil : .uint(event.timestamp.rawValue &- start)
    },
    FieldInfo("proc.fdopencount", .uint64, "How many descriptors the process has open.") { _, machine, _ in
      guard let slot = machine.moment.thread else { return nil }
      return .uint(UInt64(machine.fdCount(of: slot)))
    },
    FieldInfo("proc.fdlimit", .int64, "How many descriptors the process may have open.") { _, machine, _ in
      guard let slot = machine.process else { return nil }
      return .int(machine.threads[slot].fdLimit)
    },
    FieldInfo("proc.fdusage", .double, "Open descriptors in percent of those that the process may have.") {
      _, machine, _ in
      guard let slot = machine.process else { return nil }
      let limit = machine.threads[slot].fdLimit
      guard limit > 0 else { return .double(0) }
      return .double(min(Double(machine.fdCount(of: slot)) * 100 / Double(limit), 100))
    },
    .ofThread("proc.vmsize", .uint64, "Virtual memory of the process in KB.", [.classic, .cumulative]) {
      .uint(UInt64($0.virtualSizeKB))
    },
    .ofThread(
      "proc.vmrss", .uint64, "Memory of the process that is resident, in KB.", [.classic, .cumulative]
    ) {
      .uint(UInt64($0.residentSizeKB))
    },
    .ofThread(
      "proc.vmswap", .uint64, "Memory of the process that is swapped out, in KB.", [.classic, .cumulative]
    ) {
      .uint(UInt64($0.swapSizeKB))
    },
    .ofThread(
      "thread.pfmajor", .uint64, "Page faults of the thread that read from disk.", [.classic, .cumulative]
    ) {
      .uint($0.majorFaults)
    },
    .ofThread(
      "thread.pfminor", .uint64, "Page faults of the thread that needed no disk.", [.classic, .cumulative]
    ) {
      .uint($0.minorFaults)
    },
  ]
}
