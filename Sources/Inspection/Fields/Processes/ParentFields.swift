internal import Events
internal import State

/// More of parents and ancestors, as newer libraries have it.
extension FieldInfo {
  static let parents: [FieldInfo] = [
    ofParent("proc.pexe", .string, "First word of the parent's command line.") { machine, slot, _ in
      .name(machine.threads[slot].executable)
    },
    ofParent("proc.pexepath", .string, "Full path of the parent's program.") { machine, slot, _ in
      .name(machine.threads[slot].executablePath)
    },
    ofParent("proc.pvpid", .int64, "Id of the parent in its own namespace of process ids.") {
      machine, slot, _ in
      let id = machine.threads[slot].virtualProcess
      return id == -1 ? nil : .int(id)
    },
    FieldInfo(
      "proc.pid.ts", .relativeTime, "When the process started; missing where it ran before the capture.", []
    ) {
      _, machine, _ in
      machine.process.flatMap { machine.startTime(of: $0) }
    },
    ofParent(
      "proc.ppid.ts", .relativeTime, "When the parent started; missing where it ran before the capture."
    ) {
      machine, slot, _ in
      machine.startTime(of: slot)
    },
    FieldInfo("proc.ppid.duration", .relativeTime, "Nanoseconds since the parent started.", []) {
      event, machine, _ in
      guard let slot = machine.moment.thread, let parent = machine.parent(of: slot),
        case .uint(let start)? = machine.startTime(of: parent)
      else { return nil }
      return .uint(event.timestamp.rawValue &- start)
    },
    ofAncestor("proc.aexe", .string, "First word of an ancestor's command line; see proc.aname.", []) {
      machine, slot, _ in
      .name(machine.threads[slot].executable)
    },
    ofAncestor("proc.aexepath", .string, "Full path of an ancestor's program; see proc.aname.", []) {
      machine, slot, _ in
      .name(machine.threads[slot].executablePath)
    },
    ofAncestor("proc.acmdline", .string, "Command line of an ancestor; see proc.aname.", []) {
      machine, slot, scratch in
      machine.commandLine(of: slot, &scratch)
    },
    ofAncestor("proc.aargs", .string, "Arguments of an ancestor; see proc.aname.", []) {
      machine, slot, scratch in
      scratch.text.append(joining: machine.strings[machine.threads[slot].arguments])
      return .text
    },
    .taking(
      .optional, "proc.aenv", .string,
      """
      Environment of an ancestor, or, with the name of a variable as in proc.aenv[HOME], its value in the \
      nearest one that has it.
      """, [], extraction: ancestorEnvironment),
  ]

  private static func ofParent(
    _ name: String, _ kind: FieldKind, _ summary: String, _ extract: @escaping SlotExtractor
  ) -> FieldInfo {
    FieldInfo(name, kind, summary, []) { _, machine, scratch in
      guard let slot = machine.moment.thread, let parent = machine.parent(of: slot) else { return nil }
      return extract(machine, parent, &scratch)
    }
  }

  /// With the name of a variable, its value in the nearest ancestor that has it; else environments as a whole.
  private static let ancestorEnvironment: @Sendable (FieldArgument?) throws(FieldError) -> Extraction = {
    argument throws(FieldError) in
    guard let argument, argument.index == nil else {
      let whole = ofAncestor("proc.aenv", .string, "") { machine, slot, scratch in
        scratch.text.append(joining: machine.strings[machine.threads[slot].environment])
        return .text
      }
      guard case .argument(let make) = whole.extraction else { return whole.extraction }
      return try make(argument)
    }
    let key = Array(argument.text.utf8)
    return .one { _, machine, scratch in
      guard let slot = machine.process else { return nil }
      var walk = AncestorWalk(from: slot)
      while let ancestor = walk.next(in: machine) {
        guard let value = machine.strings[machine.threads[ancestor].environment].value(of: key) else {
          continue
        }
        scratch.text.append(value)
        return .text
      }
      return nil
    }
  }
}

extension Machine {
  /// When a thread was made, if the capture saw it.
  func startTime(of slot: ThreadSlot) -> FieldValue? {
    let start = threads[slot].cloneTime
    return start == 0 ? nil : .uint(start)
  }
}
