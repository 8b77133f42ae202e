internal import Events
internal import State

extension FieldClass {
  /// The descriptor that an event makes, uses or closes.
  static let fd = FieldClass(
    name: "fd", summary: "The descriptor that a call makes, uses or closes: a file, a socket, a pipe.",
    fields: FieldInfo.fdNames + FieldInfo.fdAddresses + FieldInfo.fdPorts + FieldInfo.fdSocket
      + FieldInfo.fdServices
      + FieldInfo.fdNetworks + FieldInfo.fdState + FieldInfo.fdHosts + FieldInfo.fdDevice
      + FieldInfo.fdFiles)
}

/// What the descriptor is called.
extension FieldInfo {
  static let fdNames: [FieldInfo] = [
    FieldInfo("fd.num", .int64, "Number of the descriptor.", [.classic, .identifier]) { event, machine, _ in
      guard let slot = machine.threadUsingFD(event) else { return nil }
      return .int(machine.threads[slot].lastEventFD.rawValue)
    },
    .ofFD(
      "fd.type", .string,
      """
      What the descriptor is: file, directory, ipv4, ipv6, unix, pipe, event, signalfd, eventpoll, \
      inotify, timerfd or netlink.
      """
    ) { fd, _, scratch in
      scratch.text.append(fd.kind.typeName)
      return .text
    }.having { Set(FDKind.all.map(\.typeName.description)) },
    FieldInfo(
      "fd.typechar", .string,
      """
      The same in a letter: f file, d directory, 4 ipv4, 6 ipv6, u unix, p pipe, e event, s signalfd, l \
      eventpoll, i inotify, t timerfd, n netlink, o unknown.
      """
    ) { event, machine, scratch in
      guard let slot = machine.threadUsingFD(event) else { return nil }
      scratch.text.append(machine.eventFD(of: slot)?.kind.letter ?? FDMaker.typeLetter(of: event.type))
      return .text
    }.having { Set(FDKind.all.map { String(UnicodeScalar($0.letter)) }) },
    FieldInfo("fd.name", .string, "Full path of a file, or the addresses of a socket.") {
      event, machine, scratch in
      machine.fdName(event, &scratch)
    },
    FieldInfo("fd.directory", .string, "Directory of a file.") { event, machine, scratch in
      machine.fdDirectory(event, &scratch)
    },
    .ofFD("fd.filename", .string, "Name of a file without its path.") { fd, machine, scratch in
      guard fd.kind.isFile else { return nil }
      scratch.append(name: machine.strings[fd.name])
      scratch.keepFilename()
      return .text
    },
  ]
}

extension Machine {
  /// The name of the event's descriptor. Of a call that failed to make one, what it tried to open.
  func fdName(_ event: EventView, _ scratch: inout FieldScratch) -> FieldValue? {
    guard let slot = threadUsingFD(event) else { return nil }
    guard let fd = eventFD(of: slot), !FDMaker.isFailedConnect(event) else {
      return FDMaker.writeName(event, self, &scratch) ? .text : nil
    }
    return shown(fd.name, &scratch)
  }

  /// The directory of the event's descriptor, or of what the call tried to open.
  func fdDirectory(_ event: EventView, _ scratch: inout FieldScratch) -> FieldValue? {
    guard let slot = threadUsingFD(event) else { return nil }
    let start = scratch.text.count
    guard let fd = eventFD(of: slot) else {
      guard FDMaker.writeName(event, self, &scratch) else { return nil }
      scratch.keepDirectory(from: start)
      return .text
    }
    if fd.kind == .directory { return shown(fd.name, &scratch) }
    guard fd.kind.isFile else { return nil }
    scratch.append(name: strings[fd.name])
    scratch.keepDirectory(from: start)
    return .text
  }
}

extension FieldScratch {
  /// Cuts a path down to its directory. A path without a slash, or with none but the first, lies in `/`; one that ends
  /// in a slash stays as it is.
  mutating func keepDirectory(from start: Int) {
    guard let slash = lastSlash(from: start), slash > start else {
      text.truncate(to: start)
      text.append(UInt8(ascii: "/"))
      return
    }
    if slash < text.count - 1 { text.truncate(to: slash) }
  }

  /// Cuts a path down to what stands behind its last slash. A path without one becomes `/`, one that ends in one stays.
  mutating func keepFilename() {
    guard let slash = lastSlash(from: 0) else {
      text.removeAll()
      text.append(UInt8(ascii: "/"))
      return
    }
    guard slash < text.count - 1 else { return }
    let length = text.count - slash - 1
    for index in 0..<length { text[index] = text[slash + 1 + index] }
    text.truncate(to: length)
  }

  private func lastSlash(from start: Int) -> Int? {
    var index = text.count - 1
    while index >= start {
      if text[index] == UInt8(ascii: "/") { return index }
      index -= 1
    }
    return nil
  }
}
