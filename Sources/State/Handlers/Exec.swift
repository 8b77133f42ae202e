internal import Events

/// A thread becomes another program.
extension Machine {
  mutating func execExit(_ event: EventView) {
    guard let slot = moment.thread, result(of: event) >= 0 else { return }
    threads[slot].name = commandName(of: event)
    if let executable = bytes(.executable, of: event) {
      threads[slot].executable = strings.keep(executable.untilNUL())
    }
    if let arguments = bytes(.arguments, of: event) { threads[slot].arguments = keepList(arguments) }
    if let process = integer(.process, of: event, as: Int64.self) {
      threads.setProcess(ThreadID(rawValue: process), of: slot)
    }
    if threads[slot].parent == .none, let parent = integer(.parent, of: event, as: Int64.self) {
      threads[slot].parent = ThreadID(rawValue: parent)
    }
    if let limit = integer(.fdLimit, of: event, as: Int64.self) { threads[slot].fdLimit = limit }
    Self.readCounters(&threads[slot], event, places)
    if let environment = bytes(.environment, of: event) {
      threads[slot].environment = keepEnvironment(environment)
    }
    if let cgroups = bytes(.cgroups, of: event) {
      threads[slot].cgroups = keepCgroups(cgroups)
      resolveContainer(of: slot)
    }
    nameExecutable(event, slot)
    Self.readIdentity(event, places, &threads[slot])
    threads[slot].readProgram(event, places)
    let kept =
      CloneFlags.pipeSource | CloneFlags.pipeDestination | CloneFlags.isMainThread | CloneFlags.inverted
    threads[slot].flags = threads[slot].flags & kept | CloneFlags.active | CloneFlags.nameChanged
  }

  private static func readIdentity(
    _ event: EventView, _ places: ParamPlaces, _ thread: inout ThreadEntry
  ) {
    if let terminal = event.integer(places[.terminal, event.type], as: Int32.self) {
      thread.terminal = terminal
    }
    if let group = event.integer(places[.processGroup, event.type], as: Int64.self) {
      thread.processGroup = group
    }
    if let user = event.integer(places[.loginUser, event.type], as: Int32.self) { thread.loginUser = user }
    if let user = event.integer(places[.user, event.type], as: UInt32.self) { thread.user = user }
    if let group = event.integer(places[.group, event.type], as: UInt32.self) { thread.group = group }
  }

  /// The path of the program: what the call was given, or where a newer writer found it.
  private mutating func nameExecutable(_ event: EventView, _ slot: ThreadSlot) {
    let enter = EventType(rawValue: event.type.rawValue &- 1)
    let place = places[.path, enter]
    guard place >= 0, let region = storedEnter(of: event), enters.has(place, in: region) else {
      if let path = bytes(.executablePath, of: event), path.byteCount > 1 {
        threads[slot].executablePath = strings.keep(path.untilNUL())
      }
      return
    }
    if enters.has("<NA>", inParam: place, of: region) {
      threads[slot].executablePath = notAvailable
      return
    }
    startProgramPath(enter, region, slot)
    guard scratch.resolve(place, region, of: enters) else { return }
    threads[slot].executablePath = strings.keep(scratch)
  }

  private mutating func startProgramPath(_ enter: EventType, _ region: EnterStore.Region, _ slot: ThreadSlot)
  {
    let place = places[.directory, enter]
    guard place >= 0 else {
      scratch.removeAll()
      scratch.append(threads[slot].workingDirectory, of: strings)
      return
    }
    let directory = enterInteger(place, region, as: Int64.self).map(FD.init)
    let first = enterInteger(places[.path, enter], region, as: UInt8.self)
    startPath(in: directory, isAbsolute: first == UInt8(ascii: "/"), of: slot)
  }
}
