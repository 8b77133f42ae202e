internal import Events

/// When a handler leaves more behind than what is known of the call that the thread is in: names, descriptors, threads.
///
/// This is said of an event that a filter turned down, and holds whatever the machine was like before. What is told by
/// figures alone does not count: how long threads ran, how much memory they use, how many pages they missed, and whether
/// a socket has carried anything. The fields that show those have the trait `cumulative`.
enum Lasting: Sendable {
  case always
  /// When the call did not fail.
  case onSuccess
  /// When the event names the ends of a socket.
  case withTuple
  /// When the call makes another number for a descriptor.
  case whenDuplicating
  case never

  /// Whether it does so for `event`.
  func holds(for event: EventView, _ places: ParamPlaces) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .onSuccess: return !hasFailed(event)
    case .withTuple:
      if !event.type.isEnter, hasFailed(event) { return false }
      guard let tuple = event.param(places[.tuple, event.type]) else { return false }
      return tuple.byteCount > 0
    case .whenDuplicating:
      return Machine.isDuplicating(event.integer(places[.commandCode, event.type], as: UInt8.self))
    }
  }

  /// An exit that does not say what the call returned counts as failed for every handler that asks.
  private func hasFailed(_ event: EventView) -> Bool { (event.integer(0, as: Int64.self) ?? -1) < 0 }
}
