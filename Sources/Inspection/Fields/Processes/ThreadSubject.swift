internal import Events
internal import State

/// The row of a field that is read off the thread of the event; missing where the thread is not known.
extension FieldInfo {
  typealias ThreadExtractor = @Sendable (borrowing ThreadEntry) -> FieldValue?

  static func ofThread(
    _ name: String, _ kind: FieldKind, _ summary: String, _ traits: Traits = .classic,
    extract: @escaping ThreadExtractor
  ) -> FieldInfo {
    FieldInfo(name, kind, summary, traits) { _, machine, _ in
      guard let slot = machine.moment.thread else { return nil }
      return extract(machine.threads[slot])
    }
  }
}

extension Machine {
  /// The process that the event happened in, by its first thread.
  var process: ThreadSlot? {
    guard let slot = moment.thread else { return nil }
    return mainThread(of: slot)
  }

  /// The ancestor of the event's process that is `steps` generations away; 0 is the process itself.
  func ancestor(_ steps: Int) -> ThreadSlot? {
    guard var slot = process else { return nil }
    for _ in 0..<min(steps, AncestorWalk.longest) {
      guard let next = parent(of: slot) else { return nil }
      slot = next
    }
    return slot
  }
}

/// Goes from a thread to its parent, to that one's parent and so on.
///
/// Stops where the line of parents bites its tail, which damaged captures may make it do.
struct AncestorWalk {
  private var current: ThreadSlot
  private var steps = 0

  init(from slot: ThreadSlot) { current = slot }

  mutating func next(in machine: borrowing Machine) -> ThreadSlot? {
    guard steps < Self.longest, let found = machine.parent(of: current) else { return nil }
    let id = machine.threads[found].id
    if id == .none || (steps > 0 && id == machine.threads[found].parent) { return nil }
    steps += 1
    current = found
    return found
  }

  /// No machine nests processes deeper; a longer line is a loop.
  static let longest = 4096
}
