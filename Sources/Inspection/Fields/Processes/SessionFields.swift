internal import Events
internal import State

/// The session, the terminal and the file that the process came from.
extension FieldInfo {
  static let session: [FieldInfo] = [
    .ofThread("proc.sid", .int64, "Id of the session that the process belongs to.", [.classic, .identifier]) {
      .int($0.session)
    },
    FieldInfo(
      "proc.sname", .string,
      """
      Name of the session's leader: the process with the session's id or, once that is gone, the oldest \
      ancestor of the same session.
      """
    ) { _, machine, _ in
      guard let leader = machine.sessionLeader else { return nil }
      return .name(machine.threads[leader].name)
    },
    .ofThread(
      "proc.tty", .int32, "Controlling terminal of the process; 0 if it has none.", [.classic, .identifier]
    ) {
      .int(Int64($0.terminal))
    },
    .ofThread("proc.exepath", .string, "Full path of the program.") { .name($0.executablePath) },
    FieldInfo(
      "thread.nametid", .string,
      """
      Name of the process and id of the thread in one word, which tells threads apart.
      """, [.classic, .hidden]
    ) { event, machine, scratch in
      guard let slot = machine.moment.thread else { return nil }
      scratch.text.append(machine.strings[machine.threads[slot].name])
      scratch.text.append(decimal: event.thread.rawValue)
      return .text
    },
    .ofThread(
      "proc.vpgid", .int64, "Id of the process group, in the process's own namespace of ids.",
      [.classic, .identifier]
    ) {
      .int($0.processGroup)
    },
    .ofThread(
      "proc.is_container_healthcheck", .bool, "Whether the process checks the health of its container."
    ) {
      .bool($0.category == .healthcheck)
    },
    .ofThread(
      "proc.is_container_liveness_probe", .bool, "Whether the process is the liveness probe of its container."
    ) { .bool($0.category == .livenessProbe) },
    .ofThread(
      "proc.is_container_readiness_probe", .bool,
      "Whether the process is the readiness probe of its container."
    ) { .bool($0.category == .readinessProbe) },
    .ofThread("proc.is_exe_writable", .bool, "Whether the user who started the program may change its file.")
    {
      .bool($0.isExecutableWritable)
    },
  ]
}

extension Machine {
  /// The leader of the session of the event's thread.
  var sessionLeader: ThreadSlot? {
    guard let slot = moment.thread else { return nil }
    if let leader = threads.slot(of: ThreadID(rawValue: threads[slot].session)) { return leader }
    guard var oldest = mainThread(of: slot) else { return nil }
    let session = threads[oldest].session
    var walk = AncestorWalk(from: oldest)
    while let ancestor = walk.next(in: self), threads[ancestor].session == session { oldest = ancestor }
    return oldest
  }
}
