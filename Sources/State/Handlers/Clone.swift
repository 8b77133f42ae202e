internal import Events

/// A call that makes a thread returns twice, in the parent and in the child, in either order, and either of the two may
/// be missing. The first that is seen makes the thread.
extension Machine {
  /// A thread that was made longer ago than this is an earlier bearer of its id.
  private static let staleAge: UInt64 = 2_000_000_000

  mutating func cloneExit(_ event: EventView) {
    let returned = result(of: event)
    guard returned >= 0 else { return }
    let flags = integer(.flags, of: event, as: UInt32.self) ?? 0
    let virtual = integer(.virtualThread, of: event, as: Int64.self) ?? event.thread.rawValue
    let isInNamespace = flags & CloneFlags.childInNamespace != 0 || event.thread.rawValue != virtual
    if returned != 0 {
      // The id in the child's namespace is not its id here; the child's own return tells.
      if isInNamespace { return }
      makeThread(
        event, id: ThreadID(rawValue: returned), parent: event.thread, flags: flags, isInNamespace: false)
      return
    }
    forgetStaleThread(event)
    if let slot = moment.thread {
      if isInNamespace {
        threads[slot].virtualID = virtual
        threads[slot].virtualProcess = integer(.virtualProcess, of: event, as: Int64.self) ?? -1
      }
      return
    }
    let isThread = flags & CloneFlags.thread != 0
    let parent = integer(isThread ? .process : .parent, of: event, as: Int64.self) ?? -1
    makeThread(
      event, id: event.thread, parent: ThreadID(rawValue: parent), flags: flags | CloneFlags.inverted,
      isInNamespace: isInNamespace)
  }

  private mutating func forgetStaleThread(_ event: EventView) {
    guard let slot = moment.thread, threads[slot].cloneTime != 0,
      event.timestamp.rawValue &- threads[slot].cloneTime > Self.staleAge
    else { return }
    removeThread(event.thread, isForced: true)
    moment.thread = nil
  }

  private mutating func makeThread(
    _ event: EventView, id: ThreadID, parent: ThreadID, flags: UInt32, isInNamespace: Bool
  ) {
    guard var parentSlot = findOrAddThread(parent) else { return }
    var hasCollided = false
    if let slot = threads.slot(of: id) {
      if threads[slot].flags & CloneFlags.inverted != 0 { return }
      removeThread(id, isForced: true)
      hasCollided = true
    }
    if isUnknown(parentSlot) {
      removeThread(parent, isForced: true)
      hasCollided = true
      guard let again = findOrAddThread(parent) else { return }
      parentSlot = again
      nameUnknownParent(parentSlot, after: event)
    } else if threads.slot(of: parent) != parentSlot {
      guard let again = findOrAddThread(parent) else { return }
      parentSlot = again
    }
    var thread = child(id, of: parentSlot, event, flags)
    setVirtualIDs(&thread, event, isInNamespace: isInNamespace)
    thread.namespaceStart = namespaceStart(of: event, isInNamespace: isInNamespace)
    if let slot = addThread(thread), places[.cgroups, event.type] >= 0 { resolveContainer(of: slot) }
    if hasCollided { begin(event, dispatch.traits(of: event.type)) }
  }

  /// The thread was made up from an id.
  private func isUnknown(_ slot: ThreadSlot) -> Bool {
    threads[slot].name == notAvailable && threads[slot].user == ThreadRecord.noUser
  }

  /// The child of an unknown parent tells what the parent is called, too.
  private mutating func nameUnknownParent(_ slot: ThreadSlot, after event: EventView) {
    let name = commandName(of: event)
    threads[slot].name = name
    if let executable = bytes(.executable, of: event) {
      threads[slot].executable = strings.keep(executable.untilNUL())
    }
    if let arguments = bytes(.arguments, of: event) { threads[slot].arguments = keepList(arguments) }
  }

  /// The `comm` of an event, or what older writers had in its place.
  mutating func commandName(of event: EventView) -> StringID {
    if let name = bytes(.command, of: event) { return strings.keep(name.untilNUL()) }
    if let name = bytes(.executable, of: event) { return strings.keep(name.untilNUL()) }
    return .empty
  }

  private mutating func child(
    _ id: ThreadID, of parent: ThreadSlot, _ event: EventView, _ flags: UInt32
  ) -> ThreadEntry {
    let isThread = flags & CloneFlags.thread != 0
    let process = integer(.process, of: event, as: Int64.self) ?? id.rawValue
    var thread = ThreadEntry(
      id: id, process: isThread ? ThreadID(rawValue: process) : id, parent: threads[parent].id)
    inherit(&thread, from: parent, isThread: isThread)
    thread.flags = flags
    thread.name = commandName(of: event)
    if let executable = bytes(.executable, of: event) {
      thread.executable = strings.keep(executable.untilNUL())
    }
    if let arguments = bytes(.arguments, of: event) { thread.arguments = keepList(arguments) }
    if let cgroups = bytes(.cgroups, of: event) { thread.cgroups = keepCgroups(cgroups) }
    thread.fdLimit = integer(.fdLimit, of: event, as: Int64.self) ?? -1
    thread.user = integer(.user, of: event, as: UInt32.self) ?? ThreadRecord.noUser
    thread.group = integer(.group, of: event, as: UInt32.self) ?? ThreadRecord.noUser
    thread.cloneTime = event.timestamp.rawValue
    Self.readCounters(&thread, event, places)
    return thread
  }

  static func readCounters(_ thread: inout ThreadEntry, _ event: EventView, _ places: ParamPlaces) {
    if let faults = event.integer(places[.majorFaults, event.type], as: UInt64.self) {
      thread.majorFaults = faults
    }
    if let faults = event.integer(places[.minorFaults, event.type], as: UInt64.self) {
      thread.minorFaults = faults
    }
    let place = places[.virtualSize, event.type]
    if place >= 0 { readMemory(event, at: place, &thread) }
  }

  private mutating func inherit(_ thread: inout ThreadEntry, from parent: ThreadSlot, isThread: Bool) {
    thread.loginUser = 0
    if !isUnknown(parent) || threads[parent].user != ThreadRecord.noUser {
      thread.executablePath = threads[parent].executablePath
      thread.isExecutableWritable = threads[parent].isExecutableWritable
      thread.executableFile = threads[parent].executableFile
      thread.capabilities = threads[parent].capabilities
      thread.root = threads[parent].root
      thread.session = threads[parent].session
      thread.processGroup = threads[parent].processGroup
      thread.hostProcessGroup = threads[parent].hostProcessGroup
      thread.terminal = threads[parent].terminal
      thread.loginUser = threads[parent].loginUser
      if !isThread { thread.environment = threads[parent].environment }
    }
    guard !isThread else { return }
    if let owner = tableOwner(of: parent) { thread.fds = threads[owner].fds }
    if let main = findOrAddMain(of: parent) { thread.workingDirectory = threads[main].workingDirectory }
  }

  /// Newer writers tell it since the boot; outside of namespaces it is the boot.
  private func namespaceStart(of event: EventView, isInNamespace: Bool) -> UInt64 {
    guard let boot = host?.bootTime?.rawValue else { return 0 }
    guard isInNamespace else { return boot }
    return integer(.namespaceStart, of: event, as: UInt64.self).map { boot &+ $0 } ?? 0
  }

  private func setVirtualIDs(_ thread: inout ThreadEntry, _ event: EventView, isInNamespace: Bool) {
    if isInNamespace {
      thread.virtualID = integer(.virtualThread, of: event, as: Int64.self) ?? event.thread.rawValue
      thread.virtualProcess = integer(.virtualProcess, of: event, as: Int64.self) ?? -1
    } else {
      thread.virtualID = thread.id.rawValue
      thread.virtualProcess = thread.process.rawValue
    }
  }
}
