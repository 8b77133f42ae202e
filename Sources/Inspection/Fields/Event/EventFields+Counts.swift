internal import Events
internal import State

/// Ones to be added up: one for each event of a sort, nothing for the others.
extension FieldInfo {
  static let eventCounts: [FieldInfo] = [
    FieldInfo("evt.count", .uint32, "Always 1, to count events.") { _, _, _ in .uint(1) },
    FieldInfo("evt.count.error", .uint32, "1 for calls that failed.") { event, _, _ in event.failureCount },
    FieldInfo("evt.count.error.file", .uint32, "1 for calls on files that failed.") { event, machine, _ in
      event.subject(machine) == .file ? event.failureCount : nil
    },
    FieldInfo("evt.count.error.net", .uint32, "1 for calls on sockets that failed.") { event, machine, _ in
      event.subject(machine) == .network ? event.failureCount : nil
    },
    FieldInfo("evt.count.error.memory", .uint32, "1 for calls about memory that failed.") { event, _, _ in
      event.category == .memory ? event.failureCount : nil
    },
    FieldInfo("evt.count.error.other", .uint32, "1 for other calls that failed.") { event, machine, _ in
      guard event.subject(machine) == .other, machine.fdOfEvent != nil || event.category != .memory else {
        return nil
      }
      return event.failureCount
    },
    FieldInfo("evt.count.exit", .uint32, "1 for calls that return.") { event, _, _ in
      event.type.isEnter ? nil : .uint(1)
    },
    FieldInfo(
      "evt.count.procinfo", .uint32, "1 for reports on first threads, to count processes.",
      [.classic, .hidden]
    ) {
      event, machine, _ in
      guard event.type == .processorTime, let thread = machine.moment.thread,
        machine.threads[thread].id == machine.threads[thread].process
      else { return nil }
      return .uint(1)
    },
    FieldInfo(
      "evt.count.threadinfo", .uint32, "1 for reports on threads, to count threads.", [.classic, .hidden]
    ) {
      event, _, _ in event.type == .processorTime ? .uint(1) : nil
    },
  ]
}

/// What a failure is counted under.
private enum FailureSubject { case file, network, other }

extension EventView {
  var category: EventCategory { EventCategory(rawValue: ParamTable.shared[type]?.category ?? 0) }

  fileprivate var failureCount: FieldValue? { isFailure ? .uint(1) : nil }

  /// By the descriptor of the event; where there is none, by what the call tried to open.
  fileprivate func subject(_ machine: borrowing Machine) -> FailureSubject {
    if let kind = machine.fdOfEvent?.kind {
      if kind.isFile || kind == .directory { return .file }
      return kind.isIPSocket || kind.isIPListener || kind == .unixSocket ? .network : .other
    }
    guard !type.isEnter, FDMaker.isOpening(type) else { return .other }
    return category == .file ? .file : .network
  }
}
