public import Events

/// What is true now and only events can tell.
extension Machine {
  /// Events that tell it, in the order in which they must stand before the next event: containers and Kubernetes objects
  /// as they were told, then, hidden, the calls that made sockets and the enters of calls that have not returned.
  ///
  /// - Parameter isApplied: `event`, before which they will stand, has been applied already.
  public func events(toldBefore event: EventView, isApplied: Bool) -> [EventImage] {
    let slots = tellableThreads(isLatestGone: !isApplied)
    let calls = callsUnderWay(slots, isApplied ? (event.thread, event.type) : nil)
    // In front of the calls under way, of which the first may have begun long ago.
    let sockets = socketCalls(of: slots, at: calls.first?.time ?? event.timestamp)
    return containers.told + kubernetes.told + sockets + calls
  }

  /// The thread and the type of an event.
  private typealias Call = (thread: ThreadID, type: EventType)

  /// The enters of calls that threads are in, oldest first.
  private func callsUnderWay(_ slots: [ThreadSlot], _ next: Call?) -> [EventImage] {
    slots.filter { isInCall($0, next) }.sorted { threads[$0].enterTime < threads[$1].enterTime }.map {
      let type = EventType(rawValue: threads[$0].lastEventType)
      return EventImage(
        type, at: Timestamp(rawValue: threads[$0].enterTime), on: threads[$0].id,
        params: enterParams(of: $0, type), dumpFlags: .stateOnly)
    }
  }

  private func isInCall(_ slot: ThreadSlot, _ next: Call?) -> Bool {
    let type = EventType(rawValue: threads[slot].lastEventType)
    guard type.rawValue != ThreadEntry.noEvent, type.isEnter, threads[slot].enterTime != 0,
      let exit = EventTable.shared[EventType(rawValue: type.rawValue + 1)], !exit.flags.contains(.unused)
    else { return false }
    guard let next, next.thread == threads[slot].id else { return threads[slot].latency == 0 }
    // Either the next event is the enter itself, or it returns from the call; what that changed has been told by then.
    return next.type == exit.type && !exit.flags.contains(.changesState)
  }

  /// The params of the enter. Those that no exit asks for were not kept: numbers are 0 then, and others empty.
  private func enterParams(of slot: ThreadSlot, _ type: EventType) -> [[UInt8]] {
    if threads[slot].storedType == type.rawValue {
      let region = threads[slot].enterRegion
      return (0..<enters.paramCount(in: region)).map { index in
        guard let param = enters.param(index, in: region) else { return [] }
        return [UInt8](copying: param)
      }
    }
    guard let event = EventTable.shared[type] else { return [] }
    var params = event.params.prefix(event.classicParamCount).map {
      [UInt8](repeating: 0, count: $0.kind.width ?? 0)
    }
    if event.flags.contains(.usesFD), !params.isEmpty {
      let number = threads[slot].lastEventFD.rawValue
      params[0] = [UInt8](littleEndian: number)
    }
    return params
  }
}
