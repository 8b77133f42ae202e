internal import Events
internal import Inspection

/// Which events go into a capture: those that pass the filter, and of the others those without which the state would be
/// wrong.
public struct Selection: Sendable {
  /// No filter: every event passes.
  public let isEverything: Bool
  /// Events that change state are kept, hidden, although the filter turns them down: what sysdig calls fatfile mode.
  public let keepsStateChanges: Bool
  /// By event code: whether the event changes state, and whether it is internal.
  private let changesState: [Bool]
  private let isInternal: [Bool]

  public init(isEverything: Bool, keepsStateChanges: Bool = false) {
    self.isEverything = isEverything
    self.keepsStateChanges = keepsStateChanges
    changesState = EventTable.shared.all.map { $0.flags.contains(.changesState) }
    isInternal = EventTable.shared.all.map {
      $0.category.rawValue & EventCategory.internal.rawValue != 0
    }
  }

  /// The flags under which an event that is not shown is kept; nil where it is left out.
  func flags(of event: EventView, _ reason: Omission) -> DumpFlags? {
    guard reason == .rejected else { return event.dumpFlags }
    // A tracer makes a tracer of its descriptor, and begins or ends a span.
    let isTracer = event.type == .tracerEnter || event.type == .tracerExit
    if keepsStateChanges, isTracer { return event.dumpFlags.union(.stateOnly) }
    let code = Int(event.type.rawValue)
    guard code < changesState.count else { return nil }
    if keepsStateChanges, changesState[code] { return event.dumpFlags.union(.stateOnly) }
    return isInternal[code] ? event.dumpFlags : nil
  }
}
