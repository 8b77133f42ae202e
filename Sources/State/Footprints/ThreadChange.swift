package import Events

/// What an event did to the threads that are known.
package enum ThreadChange: Sendable {
  case none
  /// It made a process, which was not known before, and did nothing else to any thread or container.
  case made(ThreadID, by: ThreadID)
  /// Its thread was not known before, nor how that was made: it was made up from its id, and nothing else was changed.
  case appeared
  /// A call that made a thread returned, and the thread was known already.
  case returned(ThreadID)
  /// A call that makes threads did something else to them.
  case madeOtherwise
  /// Anything else.
  case other
}

/// What there was before an event, by which is told what it changed.
package struct ThreadMark: Sendable {
  fileprivate let changeCount: UInt64
  fileprivate let containerChangeCount: UInt64
  /// A thread that ended, and goes when the event comes.
  package let departing: ThreadID?
  fileprivate let isKnown: Bool

  /// Before the first event.
  package init() { (changeCount, containerChangeCount, departing, isKnown) = (0, 0, nil, true) }

  fileprivate init(_ machine: borrowing Machine, _ event: EventView) {
    isKnown = machine.threads.slot(of: event.thread) != nil
    changeCount = machine.threads.changeCount
    containerChangeCount = machine.containers.changeCount
    departing = machine.departing.thread.flatMap { id in
      guard let slot = machine.threads.slot(of: id), machine.threads[slot].childCount == 0 else { return nil }
      return id
    }
  }
}

extension Machine {
  /// To be taken before an event is applied.
  package func threadMark(before event: EventView) -> ThreadMark { ThreadMark(self, event) }

  /// What the event that was applied last did to the threads, since `mark` was taken.
  package func threadChange(by event: EventView, since mark: ThreadMark) -> ThreadChange {
    let changeCount = threads.changeCount &- mark.changeCount &- (mark.departing == nil ? 0 : 1)
    guard dispatch[event.type].traits.isCloneExit, result(of: event) >= 0 else {
      guard containers.changeCount == mark.containerChangeCount else { return .other }
      if changeCount == 0 { return .none }
      guard changeCount == 1, !mark.isKnown, let slot = threads.slot(of: event.thread), isLone(slot) else {
        return .other
      }
      return .appeared
    }
    return change(byReturnOf: event, changeCount, since: mark)
  }

  private func change(
    byReturnOf event: EventView, _ changeCount: UInt64, since mark: ThreadMark
  ) -> ThreadChange {
    let returned = result(of: event)
    let id = returned > 0 ? ThreadID(rawValue: returned) : event.thread
    let isHidden = !event.dumpFlags.isDisjoint(with: [.stateOnly, .tracer])
    if changeCount == 0, returned == 0 || isHidden { return .none }
    if changeCount == 0 { return .returned(id) }
    guard changeCount == 1, !isHidden, let slot = threads.slot(of: id), isLone(slot),
      threads[slot].cloneTime == event.timestamp.rawValue,
      containers.changeCount == mark.containerChangeCount
    else { return .madeOtherwise }
    return .made(id, by: threads[slot].parent)
  }

  /// The thread is a process that has no other threads, and there is room for more.
  private func isLone(_ slot: ThreadSlot) -> Bool {
    let thread = threads[slot]
    return thread.isMain && thread.childCount == 0 && threads.followerCount(of: thread.id) == 0
      && threads.count < ThreadTable.limit / 2
  }
}
