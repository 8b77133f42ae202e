public import Events

/// The steps that every event goes through, whatever its type.
extension Machine {
  @inline(__always)
  mutating func noteTime(of event: EventView, _ traits: EventTraits) {
    let time = event.timestamp.rawValue
    moment.previousTimestamp = currentTime
    moment.executionTime = 0
    moment.previousProcessorTime = nil
    currentTime = time
    if moment.firstTimestamp == 0, !traits.isContainerRecord { moment.firstTimestamp = time }
  }

  /// Finds the thread and the descriptor that the event is about, and whether the call failed.
  @inline(__always)
  mutating func begin(_ event: EventView, _ traits: EventTraits) {
    moment.thread = nil
    moment.fdOwner = nil
    moment.errorCode = 0
    moment.isSilent = false
    moment.isTracer = false
    moment.isLogMessage = false
    moment.isBystander = false
    if traits.touchesNoThread { return }
    // A child that is not known yet must stay unknown until its clone has been seen.
    guard !traits.addsNoThread else {
      moment.thread = threads.slot(of: event.thread)
      if traits.isCloneExit, let slot = moment.thread { beginExit(event, traits, on: slot) }
      return
    }
    guard let slot = findOrAddThread(event.thread) else { return }
    moment.thread = slot
    threads[slot].flags |= CloneFlags.active
    if event.type.isEnter { beginEnter(event, traits, on: slot) } else { beginExit(event, traits, on: slot) }
  }

  @inline(__always)
  private mutating func beginEnter(_ event: EventView, _ traits: EventTraits, on slot: ThreadSlot) {
    let fd: FD? = traits.flags.contains(.usesFD) ? FD(rawValue: event.integer(0, as: Int64.self) ?? -1) : nil
    Self.enter(event, fd, &threads[slot])
    if let fd { setFD(fd, of: slot) }
  }

  @inline(__always)
  private static func enter(_ event: EventView, _ fd: FD?, _ thread: inout ThreadEntry) {
    thread.lastEventType = event.type.rawValue
    thread.lastEventFD = fd ?? FD(rawValue: -1)
    thread.latency = 0
    thread.enterTime = event.timestamp.rawValue
  }

  private mutating func beginExit(_ event: EventView, _ traits: EventTraits, on slot: ThreadSlot) {
    let isMatched = Self.exit(event, &threads[slot])
    guard isMatched || event.paramCount > Int(traits.classicParamCount) || traits.flags.contains(.newer)
    else {
      // Behind a filter sysdig looks for the descriptor of every write, whatever came before it.
      if hasRejected, event.type == .writeExit { setFD(threads[slot].lastEventFD, of: slot) }
      // That a call failed is known although its enter is not, where a tracer came in between.
      if threads[slot].lastEventType == EventType.tracerEnter.rawValue { noteFailure(event, traits) }
      return
    }
    noteFailure(event, traits)
    guard traits.flags.contains(.usesFD) else { return }
    // Newer writers repeat the descriptor in the exit, and some of them store no enter.
    if !isMatched || traits.fdIsInExit {
      guard let fd = event.integer(Int(traits.exitFDParam), as: Int64.self) else { return }
      threads[slot].lastEventFD = FD(rawValue: fd)
    }
    setFD(threads[slot].lastEventFD, of: slot)
    cancelClose(on: slot)
  }

  @inline(__always)
  private mutating func noteFailure(_ event: EventView, _ traits: EventTraits) {
    if traits.startsWithResult, let result = event.integer(0, as: Int64.self), result < 0 {
      moment.errorCode = Int32(truncatingIfNeeded: 0 &- result)
    }
  }

  /// The latency of the call, and whether its enter came right before.
  @inline(__always)
  private static func exit(_ event: EventView, _ thread: inout ThreadEntry) -> Bool {
    if thread.enterTime != 0 { thread.latency = event.timestamp.rawValue &- thread.enterTime }
    thread.isEnterMatched =
      event.type.rawValue == thread.lastEventType &+ 1 && thread.lastEventType != ThreadEntry.noEvent
    return thread.isEnterMatched
  }

  /// The number of a descriptor was given out again while it was being closed: what closes is the parked entry.
  private mutating func cancelClose(on slot: ThreadSlot) {
    guard let owner = moment.fdOwner,
      threads[owner].fds[position: moment.fdPosition].traits.contains(.isCloseCanceled)
    else { return }
    threads[owner].fds[position: moment.fdPosition].traits.remove(.isCloseCanceled)
    if threads[owner].fds.position(of: FDTable.canceled) != nil {
      departing.note(FDTable.canceled, of: threads[slot].id)
    }
  }

  /// Notes what later events need, and fills in what questions are answered from.
  @inline(__always)
  mutating func finish(_ event: EventView, _ traits: EventTraits) {
    moment.isFDNameChanged = false
    if let owner = moment.fdOwner {
      moment.isFDNameChanged = threads[owner].fds[position: moment.fdPosition].name != moment.fdNameBefore
    }
    if let slot = moment.thread {
      moment.fdNumber = threads[slot].lastEventFD
      if !traits.isSwitch, !event.dumpFlags.contains(.stateOnly) { Self.leave(event, &threads[slot]) }
    } else {
      moment.isBystander = true
      moment.thread = threads.slot(of: event.thread)
      moment.fdNumber = FD(rawValue: -1)
      if let slot = moment.thread { moment.fdNumber = threads[slot].lastEventFD }
    }
  }

  /// Takes note that a filter turned the event down.
  ///
  /// sysdig does not parse such an event unless it changes state, so that the exit of a call whose enter was turned
  /// down is not known to be about a descriptor: its category is unknown, and its failure is not counted.
  public mutating func noteRejected(_ event: EventView) {
    hasRejected = true
    let traits = dispatch.traits(of: event.type)
    guard traits.flags.isDisjoint(with: [.changesState, .skipsState]), !traits.isSwitch,
      let slot = moment.thread
    else { return }
    threads[slot].lastEventType = ThreadEntry.noEvent
  }

  @inline(__always)
  private static func leave(_ event: EventView, _ thread: inout ThreadEntry) {
    if !event.type.isEnter {
      thread.storedType = ThreadEntry.noEvent
      thread.isEnterMatched = false
    }
    thread.previousEventTime = thread.lastEventTime
    thread.lastEventTime = event.timestamp.rawValue
  }
}

extension EventView {
  /// The value of a param, nil when it is missing or too short.
  func integer<Value: FixedWidthInteger & BitwiseCopyable>(_ index: Int, as _: Value.Type) -> Value? {
    guard let bytes = param(index) else { return nil }
    return bytes.value(as: Value.self)
  }
}
