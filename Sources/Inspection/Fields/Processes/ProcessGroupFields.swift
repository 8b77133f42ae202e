internal import Events
internal import State

/// The process group by its id on the host, as newer libraries have it.
extension FieldInfo {
  static let processGroup: [FieldInfo] = [
    .ofThread(
      "proc.pgid", .int64, "Id of the process group, as seen on the host; -1 where it is not known.",
      [.identifier]
    ) { .int($0.hostProcessGroup) },
    ofGroupLeader("proc.pgid.name", "Name of the leader of the process group.") { $0.name },
    ofGroupLeader("proc.pgid.exe", "First word of the command line of the process group's leader.") {
      $0.executable
    },
    ofGroupLeader("proc.pgid.exepath", "Full path of the program of the process group's leader.") {
      $0.executablePath
    },
    .ofThread("proc.is_pgid_leader", .bool, "Whether the process leads its process group.", []) {
      .bool($0.hostProcessGroup == $0.process.rawValue)
    },
  ]

  private static func ofGroupLeader(
    _ name: String, _ summary: String, _ text: @escaping @Sendable (borrowing ThreadEntry) -> StringID
  ) -> FieldInfo {
    FieldInfo(name, .string, summary, []) { _, machine, _ in
      machine.hostGroupLeader.map { .name(text(machine.threads[$0])) }
    }
  }
}

extension Machine {
  /// The leader of the process group of the event's thread: the process with the group's id or, once that is gone, the
  /// oldest ancestor of the same group. Nil where the group is not known.
  fileprivate var hostGroupLeader: ThreadSlot? {
    guard let slot = process else { return nil }
    let group = threads[slot].hostProcessGroup
    guard group != -1 else { return nil }
    if let leader = threads.slot(of: ThreadID(rawValue: group)) { return leader }
    var oldest = slot
    var walk = AncestorWalk(from: slot)
    while let ancestor = walk.next(in: self), threads[ancestor].hostProcessGroup == group {
      oldest = ancestor
    }
    return oldest
  }
}
