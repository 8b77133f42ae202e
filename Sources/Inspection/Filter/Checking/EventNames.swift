internal import Events

/// Every name that `evt.type` may have: those of events and of the system calls behind generic events.
struct EventNames: Sendable {
  static let shared = EventNames()

  private let names: Set<String>

  init() {
    names = Set(EventTable.shared.all.map(\.name)).union(SyscallTable.shared.all.map(\.name))
  }

  func contains(_ name: [UInt8]) -> Bool { names.contains(String(decoding: name, as: UTF8.self)) }

  func nearest(to name: String) -> String? { NameGuess.nearest(to: name, among: names.sorted()) }
}
