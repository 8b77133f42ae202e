import Events
@testable import State

/// Everything that is known of the threads of a machine and of their descriptors, as text that can be compared.
///
/// It is found by reflection, so that what is added to a thread or a descriptor is compared as well, but for what an
/// index does not keep: figures, which the fields with the trait `cumulative` show.
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
    return lines.sorted()
  }

  private static func thread(_ slot: ThreadSlot, _ machine: borrowing Machine) -> [String] {
    let thread = machine.threads[slot]
    var facts: [String] = []
    for (label, value) in Mirror(reflecting: thread).children {
      guard let label, !figures.contains(label), !places.contains(label) else { continue }
      facts.append("\(label)=\(Self.text(value, machine))")
    }
    if thread.storedType != 0xFFFF {
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
    return "\(value)"
  }
}
