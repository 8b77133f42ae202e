internal import Events
internal import State

/// Where an event comes from, as newer libraries have it.
extension FieldInfo {
  static let eventOrigins: [FieldInfo] = [
    FieldInfo(
      "evt.source", .string,
      "Source of the event: syscall; missing for events of plugins, which are not loaded.",
      []
    ) { event, _, scratch in
      guard !event.isOfPlugin else { return nil }
      scratch.text.append("syscall" as StaticString)
      return .text
    },
    FieldInfo(
      "evt.is_async", .bool,
      "True when the event is none of a program but was put in by the recorder: containers, drops and others.",
      []
    ) { event, _, _ in .bool(event.isPutIn) },
    FieldInfo("evt.asynctype", .string, "Name of an event that was put in by the recorder or a plugin.", []) {
      event, _, scratch in
      guard event.isPutIn else { return nil }
      guard event.type == .asynchronous else {
        return event.appendName(scratch.params.table, to: &scratch.text) ? .text : nil
      }
      guard let name = event.param(1) else { return nil }
      scratch.text.append(name.untilNUL())
      return .text
    },
    FieldInfo("evt.hostname", .string, "Name of the host on which the event was recorded.", []) {
      _, machine, scratch in
      guard let host = machine.host, !host.hostName.isEmpty else { return nil }
      scratch.text.append(host.hostName)
      return .text
    },
  ]

  /// By event code: the recorder makes the event, no program's doing does.
  fileprivate static let areEventsPutIn = ImmortalArray(
    EventTable.shared.all.map { recorderEvents.contains($0.name) })

  private static let recorderEvents: Set<String> = [
    "drop", "scapevent", "container", "procinfo", "cpu_hotplug", "k8s", "tracer", "mesos", "notification",
    "infra", "useradded", "userdeleted", "groupadded", "groupdeleted", "asyncevent",
  ]
}

extension EventView {
  fileprivate var isPutIn: Bool { FieldInfo.areEventsPutIn[Int(type.rawValue)] ?? false }

  /// The event names a plugin by a number that is not 0.
  fileprivate var isOfPlugin: Bool {
    guard type == .asynchronous || type == .plugin else { return false }
    return param(0)?.value(as: UInt32.self) != 0
  }
}
