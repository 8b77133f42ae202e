public import Events

/// The machine as it is now, told as it would have been told before the first event of a capture: so that a capture can
/// begin at any moment.
///
///     machine.tell(&blocks)                                     // records: threads, descriptors, users, …
///     machine.events(toldBefore: event, isApplied: false)         // what only events tell: containers, calls under way
///
/// What records have no place for is lost: the times that threads ran, terminals, the files of programs, and environments of threads that are
/// not the first of their process, which nobody asks for.
extension Machine {
  /// Tells `receiver` all that records can tell.
  ///
  /// - Parameter isLatestGone: what the latest event ended is gone already, as the next event will find it.
  public func tell<Receiver: RecordReceiver & ~Copyable>(
    _ receiver: inout Receiver, isLatestGone: Bool = true
  ) {
    if let host { receiver.apply(.machine(host)) }
    for interface in interfaces.v4 + interfaces.v6 { receiver.apply(.interface(interface)) }
    for user in users.values.sorted(by: { $0.id < $1.id }) { receiver.apply(.user(user)) }
    for group in groups.values.sorted(by: { $0.id < $1.id }) { receiver.apply(.group(group)) }
    let slots = tellableThreads(isLatestGone: isLatestGone)
    for slot in slots { receiver.apply(.thread(record(of: slot))) }
    let listeners = listeningPorts(of: slots)
    for slot in slots {
      for position in threads[slot].fds.positions {
        guard !isLatestGone || !isDeparting(position, of: slot),
          let record = fdRecord(at: position, of: slot, listeners)
        else { continue }
        receiver.apply(.fd(threads[slot].id, record))
      }
    }
  }

  /// The threads in the order of their ids, without the one that only stands for a container.
  func tellableThreads(isLatestGone: Bool) -> [ThreadSlot] {
    let slots = threads.livePlaces.filter {
      threads[$0].id != .none
        && !(isLatestGone && threads[$0].id == departing.thread && threads[$0].childCount == 0)
    }
    return slots.sorted { threads[$0].id.rawValue < threads[$1].id.rawValue }
  }

  /// The latest event closed the descriptor.
  private func isDeparting(_ position: Int, of slot: ThreadSlot) -> Bool {
    guard !departing.fds.isEmpty, let owner = threads.slot(of: departing.owner), table(of: owner) == slot
    else { return false }
    return departing.fds.contains(threads[slot].fds.number(at: position))
  }

  private func record(of slot: ThreadSlot) -> ThreadRecord {
    func text(_ id: StringID) -> [UInt8] { [UInt8](copying: strings[id]) }
    var record = ThreadRecord(
      id: threads[slot].id, process: threads[slot].process, parent: threads[slot].parent)
    record.session = threads[slot].session
    record.processGroup = threads[slot].processGroup
    record.name = text(threads[slot].name)
    record.executable = text(threads[slot].executable)
    record.executablePath = text(threads[slot].executablePath)
    record.arguments = text(threads[slot].arguments)
    record.workingDirectory = text(threads[slot].workingDirectory)
    record.environment = text(threads[slot].environment)
    record.cgroups = text(threads[slot].cgroups)
    record.root = text(threads[slot].root)
    // The reader sets these itself.
    record.flags = threads[slot].flags & ~(CloneFlags.nameChanged | CloneFlags.active)
    record.fdLimit = threads[slot].fdLimit
    record.user = threads[slot].user
    record.group = threads[slot].group
    record.loginUser = UInt32(bitPattern: threads[slot].loginUser)
    record.terminal = UInt32(bitPattern: threads[slot].terminal)
    record.isExecutableWritable = threads[slot].isExecutableWritable
    record.executableFile = threads[slot].executableFile
    (record.hostProcessGroup, record.namespaceStart) =
      (threads[slot].hostProcessGroup, threads[slot].namespaceStart)
    record.capabilities = threads[slot].capabilities
    record.virtualID = threads[slot].virtualID
    record.virtualProcess = threads[slot].virtualProcess
    record.virtualSizeKB = threads[slot].virtualSizeKB
    record.residentSizeKB = threads[slot].residentSizeKB
    record.swapSizeKB = threads[slot].swapSizeKB
    record.majorFaults = threads[slot].majorFaults
    record.minorFaults = threads[slot].minorFaults
    return record
  }
}
