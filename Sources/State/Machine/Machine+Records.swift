public import Events

/// What was already true when the capture began.
extension Machine {
  public var knownThreads: [ThreadID] { threads.livePlaces.map { threads[$0].id } }

  /// Takes in what was true before the events that follow.
  public mutating func apply(_ record: StateRecord) {
    if isSettled, record != .section { isSettled = false }
    // The record may replace the thread whose descriptor the latest event was about.
    moment.fdOwner = nil
    switch record {
    case .section: startOver()
    case .machine(let record): host = record
    case .interface(let record): interfaces.append(record)
    case .user(let record): users[record.id] = record
    case .group(let record): groups[record.id] = record
    case .thread(let record): add(record)
    case .fd(let thread, let record): add(record, to: thread)
    }
  }

  /// A section is another recording: threads and descriptors, interfaces, users and the host begin anew.
  ///
  /// What sysdig keeps from one section of a file to the next stays: containers and Kubernetes objects, whose ids mean
  /// the same everywhere; the ports of listeners and the times of switches; and that there is a filter.
  private mutating func startOver() {
    sectionCount += 1
    threads.removeAll()
    interfaces.removeAll()
    users.removeAll()
    groups.removeAll()
    host = nil
    departing = Departing()
    reopenedFDs.removeAll()
    tracers = TracerState()
    moment = Moment()
    currentTime = 0
    isSettled = false
  }

  /// Puts in order what the lists told, before the first event: in which container a thread runs, which threads make
  /// up a process, and which sockets are servers. The event does so where nobody did.
  public mutating func settle() {
    guard !isSettled else { return }
    isSettled = true
    for slot in threads.livePlaces { resolveContainer(of: slot) }
    for slot in threads.livePlaces { countInProcess(threads[slot]) }
    for slot in threads.livePlaces { giveRoles(of: slot) }
  }

  /// The writer stores sockets as the kernel has them, local end first. One whose local port somebody listens on is a
  /// server's, and is turned around.
  private mutating func giveRoles(of slot: ThreadSlot) {
    for position in threads[slot].fds.positions {
      var entry = threads[slot].fds[position: position]
      guard entry.kind == .ipv4Socket, entry.traits.contains(.fromStart) else { continue }
      if listenerPorts.contains(entry.sourcePort) {
        entry.swapEnds()
        scratch.removeAll()
        scratch.append(
          from: entry.source, port: entry.sourcePort, to: entry.destination, port: entry.destinationPort)
        entry.name = strings.keep(scratch)
        entry.traits.insert(.server)
      } else {
        entry.traits.insert(.client)
      }
      threads[slot].fds[position: position] = entry
    }
  }

  private mutating func add(_ record: ThreadRecord) {
    var thread = ThreadEntry(id: record.id, process: record.process, parent: record.parent)
    thread.session = record.session
    thread.processGroup = record.processGroup
    thread.virtualID = record.virtualID
    thread.virtualProcess = record.virtualProcess
    thread.name = strings.keep(record.name)
    thread.executable = strings.keep(record.executable)
    thread.executablePath = strings.keep(record.executablePath)
    thread.arguments = keepList(record.arguments.rawSpan)
    thread.cgroups = keepCgroups(record.cgroups.rawSpan)
    thread.root = strings.keep(record.root)
    thread.flags = record.flags | CloneFlags.nameChanged | CloneFlags.active
    thread.fdLimit = record.fdLimit
    thread.user = record.user
    thread.group = record.group
    thread.loginUser = Int32(bitPattern: record.loginUser)
    thread.terminal = Int32(bitPattern: record.terminal)
    thread.isExecutableWritable = record.isExecutableWritable
    thread.executableFile = record.executableFile
    (thread.hostProcessGroup, thread.namespaceStart) = (record.hostProcessGroup, record.namespaceStart)
    thread.capabilities = record.capabilities
    thread.virtualSizeKB = record.virtualSizeKB
    thread.residentSizeKB = record.residentSizeKB
    thread.swapSizeKB = record.swapSizeKB
    thread.majorFaults = record.majorFaults
    thread.minorFaults = record.minorFaults
    if thread.isMain {
      thread.environment = keepEnvironment(record.environment.rawSpan)
      thread.workingDirectory = directory(record.workingDirectory.rawSpan, from: .empty)
    }
    guard threads.count < ThreadTable.limit else { return }
    threads.insert(thread)
  }

  private mutating func add(_ record: FDRecord, to thread: ThreadID) {
    guard let slot = threads.slot(of: thread), var entry = entry(of: record) else { return }
    noteLog(&entry)
    threads[slot].fds.insert(entry, at: record.fd)
  }

  /// The descriptor that a record describes; nil for a kind that nobody knows.
  private mutating func entry(of record: FDRecord) -> FDEntry? {
    scratch.removeAll()
    var entry: FDEntry
    switch record.content {
    case .socket(let source, let sourcePort, let destination, let destinationPort, let transport):
      let isMapped = source.isV4LikeV6 && destination.isV4LikeV6
      entry = FDEntry(kind: source.isV6 && !isMapped ? .ipv6Socket : .ipv4Socket)
      entry.source = isMapped ? source.lastFourBytes : source
      entry.destination = isMapped ? destination.lastFourBytes : destination
      (entry.sourcePort, entry.destinationPort) = (sourcePort, destinationPort)
      entry.transport = transport
      if transport == .tcp { entry.traits.insert(.connected) }
      scratch.append(from: entry.source, port: sourcePort, to: entry.destination, port: destinationPort)
    case .listener(let address, let port, let transport):
      entry = FDEntry(kind: address.isV6 ? .ipv6Listener : .ipv4Listener)
      entry.destination = address
      entry.destinationPort = port
      entry.transport = transport
      scratch.append(address, port: port)
      listenerPorts.insert(port)
    case .unix(let source, let destination, let path):
      entry = FDEntry(kind: .unixSocket)
      (entry.unixSource, entry.unixDestination) = (source, destination)
      entry.traits.insert(path.isEmpty ? .client : .server)
      scratch.append(path)
    case .file(let name, let openFlags, let device):
      entry = FDEntry(kind: .fileV2)
      (entry.openFlags, entry.device) = (openFlags, device)
      scratch.append(name)
    case .other(let kind, let name):
      guard kind.rawValue <= FDKind.process.rawValue else { return nil }
      entry = FDEntry(kind: kind)
      scratch.append(name)
    }
    entry.name = strings.keep(scratch)
    if entry.name == nullDevice, entry.kind != .unixSocket { entry.traits.insert(.mayTrace) }
    entry.inode = record.inode
    entry.traits.insert(.fromStart)
    return entry
  }
}
