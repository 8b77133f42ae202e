public import Events

/// What fields, formats and diagnoses ask.
extension Machine {
  /// The first thread of the process that `slot` belongs to; nil when it is not known.
  public func mainThread(of slot: ThreadSlot) -> ThreadSlot? {
    threads[slot].isMain ? slot : threads.slot(of: threads[slot].process)
  }

  /// The thread that started it.
  public func parent(of slot: ThreadSlot) -> ThreadSlot? { threads.slot(of: threads[slot].parent) }

  /// The thread whose descriptors the thread uses.
  func table(of slot: ThreadSlot) -> ThreadSlot? {
    threads[slot].flags & CloneFlags.files == 0 ? slot : mainThread(of: slot)
  }

  /// The descriptor `fd` of the process that `slot` belongs to.
  public func fd(_ fd: FD, of slot: ThreadSlot) -> FDEntry? {
    guard fd.rawValue >= 0, let owner = table(of: slot), let position = threads[owner].fds.position(of: fd)
    else {
      return nil
    }
    return threads[owner].fds[position: position]
  }

  /// Calls `body` with every descriptor of the process that `slot` belongs to, until it returns false.
  public func forEachFD(of slot: ThreadSlot, _ body: (FD, FDEntry) -> Bool) {
    guard let owner = table(of: slot) else { return }
    for position in threads[owner].fds.positions {
      let number = threads[owner].fds.number(at: position)
      guard body(number, threads[owner].fds[position: position]) else { return }
    }
  }

  /// The descriptor that the event is about; nil when it is about none that is known.
  public var fdOfEvent: FDEntry? { eventFD }

  /// A param of the enter of an old `openat`, whose exit tells nothing but the result; nil when that enter was not seen,
  /// and for other events. Valid until the next event.
  @_lifetime(borrow self)
  package func enterParam(_ index: Int, ofOldOpenat exit: EventView) -> RawSpan? {
    guard exit.type == .oldOpenatExit, let region = moment.openingEnter else { return nil }
    return enters.param(index, in: region)
  }

  /// How many descriptors that process has open.
  public func fdCount(of slot: ThreadSlot) -> Int { mainThread(of: slot).map { threads[$0].fds.count } ?? 0 }

  /// How many descriptors that process may open; -1 when it is not known.
  package func fdLimit(of slot: ThreadSlot) -> Int64 {
    mainThread(of: slot).map { threads[$0].fdLimit } ?? -1
  }

  /// How many threads the process has, its first one included; nil when the process is not known.
  package func threadCount(of slot: ThreadSlot) -> UInt64? {
    mainThread(of: slot).map { threads[$0].childCount &+ 1 }
  }

  /// The working directory of that process, with a slash at the end.
  public func workingDirectory(of slot: ThreadSlot) -> StringID {
    mainThread(of: slot).map { threads[$0].workingDirectory } ?? .empty
  }

  /// The environment of that process.
  package func environment(of slot: ThreadSlot) -> StringID {
    mainThread(of: slot).map { threads[$0].environment } ?? .empty
  }

  /// Whether `address` belongs to the machine, or to the container of that thread.
  package func isLocal(_ address: IPAddress, for slot: ThreadSlot) -> Bool {
    let container = threads[slot].container
    if !address.isV6, containers.isAddress(UInt32(truncatingIfNeeded: address.low), of: container) {
      return true
    }
    if address.isV6 {
      // The network of an address is taken to be its first 64 bits.
      return container == .empty && interfaces.v6.contains { $0.address.high == address.high }
    }
    return interfaces.contains(address)
  }

  public func user(_ id: UInt32) -> UserRecord? { users[id] }
  public func group(_ id: UInt32) -> GroupRecord? { groups[id] }
}
