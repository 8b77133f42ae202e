package import Events

/// What an event that a filter turned down leaves behind on the machine.
///
/// An index keeps of a stretch of events those without which the machine would not be the same afterwards. What is known
/// of the call that a thread is in is forgotten when the thread enters another; what lasts is not.
package struct EventFootprint: Sendable {
  /// It begins, or belongs to, the call that its thread is in.
  package let isOfCall: Bool
  /// There is a handler for its type: of an enter, it may have stored its params for the exit.
  package let isHandled: Bool
  /// It leaves something that lasts: see `Lasting`.
  package let isLasting: Bool
  /// What it leaves goes with its process.
  package let isConfined: Bool
}

extension Machine {
  /// What the event leaves behind that was applied last. It is the same whatever was turned down before it.
  package func footprint(of event: EventView) -> EventFootprint {
    let row = dispatch[event.type]
    let traits = row.traits
    let isOfCall = !traits.touchesNoThread && !traits.isSwitch
    // A hidden event is part of what was true before a recording began.
    let isLasting =
      !event.dumpFlags.isDisjoint(with: [.stateOnly, .tracer]) || moment.isTracer
      || row.lasting.holds(for: event, places) || (row.lasting == .withTuple && mayTrace(event))
      || (!reopenedFDs.isEmpty && mayCancelClose(event, traits))
    return EventFootprint(
      isOfCall: isOfCall, isHandled: traits.hasHandler, isLasting: isLasting,
      isConfined: row.isConfined && !moment.isTracer)
  }

  /// What is written to `/dev/null` may be a tracer, or show that the descriptor carries none.
  private func mayTrace(_ event: EventView) -> Bool {
    guard !event.type.isEnter, let slot = threads.slot(of: event.thread) else { return moment.isTracer }
    return fd(threads[slot].lastEventFD, of: slot)?.name == nullDevice
  }

  /// The event may be about a number that was given out again while it was being closed: see `cancelClose`.
  private func mayCancelClose(_ event: EventView, _ traits: EventTraits) -> Bool {
    guard traits.flags.contains(.usesFD) else { return false }
    let place = event.type.isEnter ? 0 : Int(traits.exitFDParam)
    // An exit that does not name its descriptor is about that of its enter.
    guard let fd = event.integer(place, as: Int64.self) else { return true }
    return reopenedFDs.contains(FD(rawValue: fd))
  }
}
