internal import Events

/// What newer writers tell of a program when it is started: its file, what it may do, and its process group on the host.
extension ThreadEntry {
  /// Takes over what an `execve` tells; older events tell nothing of it.
  mutating func readProgram(_ event: EventView, _ places: ParamPlaces) {
    if let flags = event.integer(places[.flags, event.type], as: UInt32.self) {
      isExecutableWritable = flags & 1 != 0
      executableFile.traits = ExecutableFile.Traits(rawValue: UInt8(truncatingIfNeeded: flags))
        .intersection(.all)
    }
    if let inode = event.integer(places[.executableInode, event.type], as: UInt64.self) {
      executableFile.inode = inode
    }
    if let time = event.integer(places[.executableChangeTime, event.type], as: UInt64.self) {
      executableFile.changeTime = time
    }
    if let time = event.integer(places[.executableModificationTime, event.type], as: UInt64.self) {
      executableFile.modificationTime = time
    }
    if let group = event.integer(places[.hostProcessGroup, event.type], as: Int64.self) {
      hostProcessGroup = group
    }
    readCapabilities(event, places)
  }

  /// Takes over the three sets of an `execve` or a `capset`, if it has them.
  mutating func readCapabilities(_ event: EventView, _ places: ParamPlaces) {
    if let set = event.integer(places[.inheritableCapabilities, event.type], as: UInt64.self) {
      capabilities.inheritable = set
    }
    if let set = event.integer(places[.permittedCapabilities, event.type], as: UInt64.self) {
      capabilities.permitted = set
    }
    if let set = event.integer(places[.effectiveCapabilities, event.type], as: UInt64.self) {
      capabilities.effective = set
    }
  }
}
