internal import Events

/// How a call that opens a file names it.
extension Machine {
  /// `open`, `creat`, `openat`, `openat2`: the enter's path is what the program asked for, the exit's may have been
  /// read after the program changed it; older events have only the one, newer ones only the other.
  mutating func openExit(_ event: EventView) {
    moment.openingEnter = storedEnter(of: event)
    guard let slot = moment.thread else { return }
    let fd = result(of: event)
    var flags = integer(.flags, of: event, as: UInt32.self) ?? 0
    var directory = integer(.directory, of: event, as: Int64.self)
    if let region = enterNamingFile(of: event) {
      let enter = EventType(rawValue: event.type.rawValue &- 1)
      let places = places
      flags =
        OpenFlags.seenAtExit & flags | (enterInteger(places[.flags, enter], region, as: UInt32.self) ?? 0)
      directory = enterInteger(places[.directory, enter], region, as: Int64.self)
      startPath(in: directory.map(FD.init), isAbsolute: isAbsolute(places[.name, enter], region), of: slot)
      guard scratch.resolve(places[.name, enter], region, of: enters) else { return }
    } else {
      let place = places[.name, event.type]
      guard let name = event.param(place >= 0 ? place : places[.path, event.type]) else { return }
      let isAbsolute = name.value(as: UInt8.self) == UInt8(ascii: "/")
      startPath(in: directory.map(FD.init), isAbsolute: isAbsolute, of: slot)
      scratch.resolve(name, length: name.byteCount)
    }
    guard fd >= 0 else { return }
    var entry = FDEntry(kind: flags & OpenFlags.directory != 0 ? .directory : .fileV2)
    entry.openFlags =
      flags | OpenFlags.layer(ofCreated: integer(.creationFlags, of: event, as: UInt16.self) ?? 0)
    entry.device = integer(.device, of: event, as: UInt32.self) ?? 0
    entry.inode = integer(.inode, of: event, as: UInt64.self) ?? 0
    entry.name = strings.keep(scratch)
    entry.givenName = givenName(of: event)
    if entry.name == nullDevice { entry.traits.insert(.mayTrace) }
    noteLog(&entry)
    addFD(FD(rawValue: fd), &entry, of: slot)
  }

  /// The stored enter, if it names a file or nothing else does.
  private func enterNamingFile(of event: EventView) -> EnterStore.Region? {
    guard let region = moment.openingEnter else { return nil }
    if event.type == .oldOpenatExit { return region }
    let place = places[.name, EventType(rawValue: event.type.rawValue &- 1)]
    guard let name = enters.param(place, in: region), name.byteCount > 0, !name.untilNUL().equals("(NULL)")
    else {
      return nil
    }
    return region
  }

  /// The path as the program gave it, from where the name was made.
  private mutating func givenName(of event: EventView) -> StringID {
    scratch.removeAll()
    if let region = enterNamingFile(of: event) {
      scratch.append(param: places[.name, EventType(rawValue: event.type.rawValue &- 1)], region, of: enters)
    } else {
      let place = places[.name, event.type]
      if let name = event.param(place >= 0 ? place : places[.path, event.type]) {
        scratch.append(name.untilNUL())
      }
    }
    return strings.keep(scratch)
  }

  private func isAbsolute(_ place: Int, _ region: EnterStore.Region) -> Bool {
    enterInteger(place, region, as: UInt8.self) == UInt8(ascii: "/")
  }

  /// Puts the directory into the scratch buffer that a path is relative to: of a descriptor, or the working directory.
  /// The descriptor then is the one that the event is about, until the call makes another. A whole path counts as long
  /// as if it were relative to the working directory or, where the call could have named another, to `.`.
  mutating func startPath(in directory: FD?, isAbsolute: Bool, of slot: ThreadSlot) {
    scratch.removeAll()
    if isAbsolute, directory != nil {
      scratch.append(UInt8(ascii: "."))
      return
    }
    guard let directory, directory != .workingDirectory else {
      if let main = findOrAddMain(of: slot) { scratch.append(threads[main].workingDirectory, of: strings) }
      return
    }
    setFD(directory, of: slot)
    if let entry = eventFD {
      scratch.append(entry.name, of: strings)
      scratch.append(UInt8(ascii: "/"))
    } else {
      scratch.append("<UNKNOWN>" as StaticString)
    }
  }
}

extension ByteBuffer {
  fileprivate mutating func append(
    param index: Int, _ region: EnterStore.Region, of enters: borrowing EnterStore
  ) {
    guard let text = enters.param(index, in: region) else { return }
    append(text.untilNUL())
  }
}
