import Events
@testable import State

/// Everything that is known of a machine, as text that can be compared.
///
/// What is known of threads, descriptors, containers and spans is found by reflection, so that what is added to one is
/// compared as well, but for what an index does not keep: figures, which the fields with the trait `cumulative` show. Not
/// compared is what only makes something quicker: the numbers of names, and what was looked up last.
struct MachineDescription {
  private static let figures: Set<String> = [
    "executionTime", "processorTime", "previousEventTime", "majorFaults", "minorFaults", "virtualSizeKB",
    "residentSizeKB", "swapSizeKB",
  ]
  /// Where something lies, which says nothing about what it is.
  private static let places: Set<String> = ["fds", "enterRegion"]

  static func text(_ machine: borrowing Machine) -> [String] {
    var lines = machine.threads.livePlaces.flatMap { thread($0, machine) }
    lines.append("time \(machine.currentTime) departing \(machine.departing.thread?.rawValue ?? 0)")
    // Whose descriptors they were says nothing once they are gone.
    if !machine.departing.fds.isEmpty { lines.append("departing \(machine.departing)") }
    return (lines + around(machine)).sorted()
  }

  /// What belongs to no thread.
  private static func around(_ machine: borrowing Machine) -> [String] {
    var lines = containers(machine)
    lines.append("host \(text(machine.host as Any, machine)) holes \(machine.holes)")
    lines.append("sections \(machine.sectionCount) \(machine.isSettled) rejected \(machine.hasRejected)")
    lines += machine.users.map { "user \($0.key): \($0.value)" }
    lines += machine.groups.map { "group \($0.key): \($0.value)" }
    lines += (machine.interfaces.v4 + machine.interfaces.v6).map { "interface \($0)" }
    lines += machine.kubernetes.told.enumerated().map { "object \($0.offset): \($0.element)" }
    lines += machine.tracers.spans.open.enumerated().map { "span \($0.offset): \($0.element)" }
    lines.append("begun tracers \(text(machine.tracers.fragments, machine))")
    lines.append(
      "reopened \(text(machine.reopenedFDs, machine)) listening \(text(machine.listenerPorts, machine))")
    return lines
  }

  /// Those that a record told of, by the records, and those that threads run in, by what is known of them.
  private static func containers(_ machine: borrowing Machine) -> [String] {
    var ids: [String: StringID] = [:]
    for slot in machine.threads.livePlaces {
      let id = machine.threads[slot].container
      ids[text(id, machine)] = id
    }
    return machine.containers.told.enumerated().map { "container \($0.offset): \($0.element)" }
      + ids.map { "container \($0.key): \(text(machine.containers[$0.value] as Any, machine))" }
  }

  private static func thread(_ slot: ThreadSlot, _ machine: borrowing Machine) -> [String] {
    let thread = machine.threads[slot]
    var facts: [String] = []
    for (label, value) in Mirror(reflecting: thread).children {
      guard let label, !figures.contains(label), !places.contains(label) else { continue }
      facts.append("\(label)=\(Self.text(value, machine))")
    }
    if thread.storedType != ThreadEntry.noEvent {
      for index in 0..<machine.enters.paramCount(in: thread.enterRegion) {
        if let param = machine.enters.param(index, in: thread.enterRegion) {
          facts.append("stored \([UInt8](copying: param))")
        }
      }
    }
    let head = "thread \(thread.id.rawValue)"
    return ["\(head): \(facts.joined(separator: " "))"]
      + thread.fds.positions.map { "\(head) fd \(fd($0, thread.fds, machine))" }
  }

  private static func fd(_ position: Int, _ table: FDTable, _ machine: borrowing Machine) -> String {
    var entry = table[position: position]
    entry.traits.subtract([.connected, .connecting, .connectFailed])
    var facts: [String] = []
    for (label, value) in Mirror(reflecting: entry).children {
      facts.append("\(label ?? "")=\(Self.text(value, machine))")
    }
    return "\(table.number(at: position).rawValue) \(facts.joined(separator: " "))"
  }

  private static func text(_ value: Any, _ machine: borrowing Machine) -> String {
    if let id = value as? StringID {
      return String(decoding: [UInt8](copying: machine.strings[id]), as: UTF8.self)
    }
    if value is [UInt8] { return "\(value)" }
    let mirror = Mirror(reflecting: value)
    let children = mirror.children.map { child in
      (child.label.map { "\($0)=" } ?? "") + text(child.value, machine)
    }
    switch mirror.displayStyle {
    case .set, .dictionary: return "{\(children.sorted().joined(separator: ", "))}"
    case .collection, .tuple, .optional: return "[\(children.joined(separator: ", "))]"
    case .struct where !children.isEmpty, .enum where !children.isEmpty:
      return "(\(children.joined(separator: ", ")))"
    default: return "\(value)"
    }
  }
}
