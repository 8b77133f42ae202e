internal import Events
internal import State

/// What came of a call, and what kind of call it was.
extension FieldInfo {
  static let eventResults: [FieldInfo] = [
    FieldInfo("evt.res", .string, "SUCCESS, or the name of the error.") { event, machine, scratch in
      if let result = event.genericResult {
        scratch.text.append(errorOf: result)
        return .text
      }
      guard let index = event.resultIndex, let result = event.param(index)?.value(as: Int64.self) else {
        return nil
      }
      if result < 0 {
        return scratch.params.appendBest(index, event, machine, to: &scratch.text) ? .text : nil
      }
      scratch.text.append("SUCCESS" as StaticString)
      return .text
    },
    FieldInfo("evt.rawres", .int64, "What the call returned, as a number: below 0 for errors.") {
      event, _, _ in
      event.result.map { .int($0) }
    },
    FieldInfo("evt.failed", .bool, "True for calls that returned an error.") { event, _, _ in
      .bool(event.isFailure)
    },
    FieldInfo("evt.is_io", .bool, "True for calls that read or write a descriptor.") { event, _, _ in
      .bool(event.has(.readsFD) || event.has(.writesFD))
    }.known(truthByType: { !$0.flags.isDisjoint(with: [.readsFD, .writesFD]) }),
    FieldInfo("evt.is_io_read", .bool, "True for calls that read from a descriptor.") { event, _, _ in
      .bool(event.has(.readsFD))
    }.known(truthByType: { $0.flags.contains(.readsFD) }),
    FieldInfo("evt.is_io_write", .bool, "True for calls that write to a descriptor.") { event, _, _ in
      .bool(event.has(.writesFD))
    }.known(truthByType: { $0.flags.contains(.writesFD) }),
    FieldInfo(
      "evt.io_dir", .string,
      "Word `read` for calls that read from a descriptor, `write` for those that write."
    ) {
      event, _, scratch in
      guard event.has(.writesFD) || event.has(.readsFD) else { return nil }
      scratch.text.append(event.has(.writesFD) ? "write" as StaticString : "read")
      return .text
    }.having { ["read", "write"] },
    FieldInfo("evt.is_wait", .bool, "True for calls that make the thread wait, such as select and nanosleep.")
    {
      event, _, _ in .bool(event.has(.waits))
    },
    FieldInfo(
      "evt.wait_latency", .relativeTime, "Nanoseconds that a call waited which makes the thread wait."
    ) {
      event, machine, _ in
      guard event.has(.waits), !event.type.isEnter else { return nil }
      return .uint(machine.moment.callingThread.map { machine.threads[$0].latency } ?? 0)
    },
    FieldInfo("evt.is_syslog", .bool, "True for writes to /dev/log.") { event, machine, _ in
      guard event.has(.writesFD), let fd = machine.fdOfEvent else { return .bool(false) }
      return .bool(machine.strings[fd.name].firstIndex(of: "/dev/log") != nil)
    },
  ]
}

extension EventView {
  func has(_ flag: EventFlags) -> Bool { hasAny(flag) }

  /// Whether one of `flags` stands in the event's row.
  func hasAny(_ flags: EventFlags) -> Bool {
    ParamTable.shared[type].map { $0.flags & flags.rawValue != 0 } ?? false
  }

  /// Where the result stands: the param `res`, or `fd` of a call that makes a descriptor; nil where there is none.
  var resultIndex: Int? {
    if let index = ParamSelection.result.index(in: self) { return index }
    guard !type.isEnter, has(.createsFD) else { return nil }
    return ParamSelection.descriptor.index(in: self)
  }

  /// What the call returned; nil where the event does not tell.
  var result: Int64? {
    if type.isGeneric { return genericResult }
    return resultIndex.flatMap { param($0)?.value(as: Int64.self) }
  }

  var isFailure: Bool { (result ?? 0) < 0 }
}

extension ParamSelection {
  fileprivate static let result = ParamSelection(named: "res")
  fileprivate static let descriptor = ParamSelection(named: "fd")
}

extension ByteBuffer {
  /// `SUCCESS`, the name of the error that a call returned, or its number where that has no name.
  fileprivate mutating func append(errorOf result: Int64) {
    if result >= 0 { return append("SUCCESS" as StaticString) }
    if let name = NameTable.errorName(0 &- result) { return append(name) }
    append(decimal: result)
  }
}
