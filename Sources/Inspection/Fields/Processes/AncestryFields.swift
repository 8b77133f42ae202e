internal import Events
internal import State

/// Where the process comes from.
extension FieldInfo {
  static let ancestry: [FieldInfo] = [
    FieldInfo("proc.ppid", .int64, "Id of the parent process.", [.classic, .identifier]) { _, machine, _ in
      guard let slot = machine.process else { return nil }
      return .int(machine.threads[slot].parent.rawValue)
    },
    FieldInfo("proc.pname", .string, "Name of the parent process.") { _, machine, _ in
      guard let slot = machine.moment.thread, let parent = machine.parent(of: slot) else { return nil }
      return .name(machine.threads[parent].name)
    },
    FieldInfo("proc.pcmdline", .string, "Name and arguments of the parent process.") { _, machine, scratch in
      guard let slot = machine.moment.thread, let parent = machine.parent(of: slot) else { return nil }
      return machine.commandLine(of: parent, &scratch)
    },
    ofAncestor(
      "proc.apid", .int64,
      """
      Id of an ancestor: proc.apid[1] is the parent, proc.apid[0] the process itself; without an index, \
      in filters, any ancestor.
      """,
      [.classic, .namedInFormats, .identifier]
    ) { machine, slot, _ in
      .int(machine.threads[slot].process.rawValue)
    },
    ofAncestor(
      "proc.aname", .string,
      """
      Name of an ancestor: proc.aname[1] is the parent, proc.aname[0] the process itself; without an \
      index, in filters, any ancestor.
      """,
      [.classic, .namedInFormats]
    ) { machine, slot, _ in
      .name(machine.threads[slot].name)
    },
    FieldInfo(
      "proc.loginshellid", .int64,
      """
      Id of the oldest shell among the process and its ancestors, which tells sessions of users apart.
      """,
      [.classic, .identifier]
    ) { _, machine, _ in
      guard let slot = machine.process else { return nil }
      var shell: Int64?
      if machine.isShell(slot) { shell = machine.threads[slot].process.rawValue }
      var walk = AncestorWalk(from: slot)
      while let ancestor = walk.next(in: machine) {
        if machine.isShell(ancestor) { shell = machine.threads[ancestor].process.rawValue }
      }
      return shell.map { .int($0) }
    },
  ]

  typealias SlotExtractor = @Sendable (borrowing Machine, ThreadSlot, inout FieldScratch) -> FieldValue?

  /// The row of a field of ancestors: with an index, of one of them; without, of each. Shown without an index it is
  /// the process itself that is meant.
  static func ofAncestor(
    _ name: String, _ kind: FieldKind, _ summary: String, _ traits: Traits = .classic,
    _ extract: @escaping SlotExtractor
  ) -> FieldInfo {
    .taking(.optional, name, kind, summary, traits) { argument throws(FieldError) in
      guard let argument else {
        return .each { _, machine, scratch, index in
          guard let first = machine.ancestor(0) else { return nil }
          if !scratch.isForComparison { return index == 0 ? extract(machine, first, &scratch) : nil }
          return machine.knownAncestor(index).flatMap { extract(machine, $0, &scratch) }
        }
      }
      guard let steps = argument.index, steps >= 0 else {
        throw FieldError("\(name) takes the number of generations, as in \(name)[1]")
      }
      return .one { _, machine, scratch in
        machine.ancestor(steps).flatMap { extract(machine, $0, &scratch) }
      }
    }
  }
}

extension Machine {
  /// The `index`th ancestor of the event's process, its parent being 0; nil behind the last one.
  func knownAncestor(_ index: Int) -> ThreadSlot? {
    // Each step walks anew, so a capture whose threads are each other's parents must not make the walks long.
    let deepest = 512
    guard index < deepest, let slot = process else { return nil }
    var walk = AncestorWalk(from: slot)
    for _ in 0..<index where walk.next(in: self) == nil { return nil }
    return walk.next(in: self)
  }

  /// Shells are known by the last letters of their names.
  func isShell(_ slot: ThreadSlot) -> Bool { strings[threads[slot].name].hasSuffix("sh") }
}
