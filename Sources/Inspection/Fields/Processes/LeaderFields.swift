internal import Events
internal import State

/// Leaders of sessions and process groups, as newer libraries have it.
extension FieldInfo {
  static let leaders: [FieldInfo] = [
    FieldInfo("proc.sid.exe", .string, "First word of the command line of the session's leader.", []) {
      _, machine, _ in
      machine.sessionLeader.map { .name(machine.threads[$0].executable) }
    },
    FieldInfo("proc.sid.exepath", .string, "Full path of the program of the session's leader.", []) {
      _, machine, _ in
      machine.sessionLeader.map { .name(machine.threads[$0].executablePath) }
    },
    .ofThread("proc.is_sid_leader", .bool, "Whether the process leads its session.", []) {
      .bool($0.session == $0.virtualProcess)
    },
    FieldInfo("proc.vpgid.name", .string, "Name of the leader of the process group.", []) { _, machine, _ in
      machine.groupLeader.map { .name(machine.threads[$0].name) }
    },
    FieldInfo("proc.vpgid.exe", .string, "First word of the command line of the process group's leader.", [])
    { _, machine, _ in
      machine.groupLeader.map { .name(machine.threads[$0].executable) }
    },
    FieldInfo("proc.vpgid.exepath", .string, "Full path of the program of the process group's leader.", []) {
      _, machine, _ in
      machine.groupLeader.map { .name(machine.threads[$0].executablePath) }
    },
    .ofThread("proc.is_vpgid_leader", .bool, "Whether the process leads its process group.", []) {
      .bool($0.processGroup == $0.virtualProcess)
    },
    FieldInfo("proc.cmdnargs", .uint64, "How many arguments the command line has.", []) { _, machine, _ in
      guard let slot = machine.moment.thread else { return nil }
      return .uint(UInt64(machine.strings[machine.threads[slot].arguments].listLengths.elements))
    },
    FieldInfo(
      "proc.cmdlenargs", .uint64, "How long the arguments are together, without the blanks between them.", []
    ) {
      _, machine, _ in
      guard let slot = machine.moment.thread else { return nil }
      return .uint(UInt64(machine.strings[machine.threads[slot].arguments].listLengths.bytes))
    },
  ]
}

extension Machine {
  /// The leader of the process group of the event's thread: the process with the group's id, if both are numbered
  /// alike, or else the oldest ancestor of the same group.
  var groupLeader: ThreadSlot? {
    guard let slot = process else { return nil }
    let group = threads[slot].processGroup
    if threads[slot].virtualProcess == threads[slot].process.rawValue,
      let leader = threads.slot(of: ThreadID(rawValue: group))
    {
      return leader
    }
    var oldest = slot
    var walk = AncestorWalk(from: slot)
    while let ancestor = walk.next(in: self), threads[ancestor].processGroup == group { oldest = ancestor }
    return oldest
  }
}
