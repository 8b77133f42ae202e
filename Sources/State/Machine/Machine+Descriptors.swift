internal import Events

/// How handlers find, make and change descriptors.
extension Machine {
  /// Makes `fd` of the thread's process the descriptor that the event is about; no descriptor when it is not known.
  mutating func setFD(_ fd: FD, of slot: ThreadSlot) {
    moment.fdOwner = nil
    guard fd.rawValue >= 0, let owner = tableOwner(of: slot),
      let position = threads[owner].fds.position(of: fd)
    else { return }
    moment.fdOwner = owner
    moment.fdPosition = position
    moment.fdNameBefore = threads[owner].fds[position: position].name
  }

  /// Puts a descriptor into the table of the thread's process and makes it the one that the event is about.
  ///
  /// When the number is still being closed on another thread, the old entry is parked and the close will hit that one;
  /// `entry` then says so.
  mutating func addFD(
    _ fd: FD, _ entry: inout FDEntry, of slot: ThreadSlot, nameBefore: StringID = .empty
  ) {
    moment.fdOwner = nil
    if let owner = tableOwner(of: slot) {
      if let position = threads[owner].fds.position(of: fd),
        threads[owner].fds[position: position].traits.contains(.isClosing)
      {
        entry.traits.remove(.isClosing)
        entry.traits.insert(.isCloseCanceled)
        reopenedFDs.insert(fd)
        threads[owner].fds.insert(threads[owner].fds[position: position], at: FDTable.canceled)
      }
      if let position = threads[owner].fds.insert(entry, at: fd) {
        moment.fdOwner = owner
        moment.fdPosition = position
        moment.fdNameBefore = nameBefore
      }
    }
    threads[slot].lastEventFD = fd
  }

  /// The descriptor that the event is about; handlers change it in place.
  var eventFD: FDEntry? {
    guard let owner = moment.fdOwner else { return nil }
    return threads[owner].fds[position: moment.fdPosition]
  }

  /// Writes back the descriptor that the event is about.
  mutating func setEventFD(_ entry: FDEntry) {
    guard let owner = moment.fdOwner else { return }
    threads[owner].fds[position: moment.fdPosition] = entry
  }

  /// The value of a param of the event, by name.
  func integer<Value: FixedWidthInteger & BitwiseCopyable>(
    _ name: ParamName, of event: EventView, as type: Value.Type
  ) -> Value? {
    event.integer(places[name, event.type], as: type)
  }

  /// The bytes of a param of the event, by name.
  @_lifetime(copy event)
  func bytes(_ name: ParamName, of event: EventView) -> RawSpan? {
    event.param(places[name, event.type])
  }

  /// The first param of an exit: what the call returned.
  func result(of event: EventView) -> Int64 { event.integer(0, as: Int64.self) ?? -1 }
}

// MARK: - The stored enter

extension Machine {
  mutating func storeEnter(_ event: EventView) {
    guard let slot = moment.thread else { return }
    if enters.store(event, in: &threads[slot].enterRegion) { threads[slot].storedType = event.type.rawValue }
  }

  /// Where the params of the enter lie that this exit follows; nil when that enter was not seen or not stored.
  func storedEnter(of event: EventView) -> EnterStore.Region? {
    guard let slot = moment.thread, threads[slot].isEnterMatched,
      threads[slot].storedType == event.type.rawValue &- 1
    else { return nil }
    return threads[slot].enterRegion
  }

  /// The value of a param of the stored enter, by its index.
  func enterInteger<Value: FixedWidthInteger & BitwiseCopyable>(
    _ index: Int, _ region: EnterStore.Region, as _: Value.Type
  ) -> Value? {
    guard let bytes = enters.param(index, in: region) else { return nil }
    return bytes.value(as: Value.self)
  }

  /// The value of a param of the call: from its stored enter, else from an exit that repeats it.
  func callInteger<Value: FixedWidthInteger & BitwiseCopyable>(
    _ name: ParamName, of event: EventView, as type: Value.Type
  ) -> Value? {
    if let region = storedEnter(of: event) {
      let enter = EventType(rawValue: event.type.rawValue &- 1)
      if let value = enterInteger(places[name, enter], region, as: type) { return value }
    }
    return integer(name, of: event, as: type)
  }
}
