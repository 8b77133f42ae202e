internal import Events

/// Calls that open, duplicate and close descriptors, and those that change directories.
extension HandlerRow {
  static let files: [HandlerRow] = [
    .enter("open", "creat", "openat", "openat2", lasting: .never) { $0.storeEnter($1) },
    .exit("open", "creat", "openat", "openat2", "open_by_handle_at", lasting: .onSuccess) { $0.openExit($1) },
    .enter("close") { machine, _ in machine.closeEnter() },
    .exit("close") { $0.closeExit($1) },
    .exit("dup", "dup2", "dup3", lasting: .onSuccess) { $0.dupExit($1) },
    .enter("fcntl", lasting: .whenDuplicating) { $0.fcntlEnter($1) },
    .exit("fcntl", lasting: .whenDuplicating) { $0.fcntlExit($1) },
    .exit("pipe", "pipe2", lasting: .onSuccess) { $0.pipeExit($1) },
    .exit("eventfd", "eventfd2", lasting: .onSuccess) { $0.makeExit($1, .event) },
    .exit("signalfd", "signalfd4", lasting: .onSuccess) { $0.makeExit($1, .signal) },
    .exit("timerfd_create", lasting: .onSuccess) { $0.makeExit($1, .timer) },
    .exit("inotify_init", "inotify_init1", lasting: .onSuccess) { $0.makeExit($1, .inotify) },
    .exit("epoll_create", "epoll_create1", lasting: .onSuccess) { $0.makeExit($1, .eventPoll) },
    .exit("memfd_create", lasting: .onSuccess) { $0.makeExit($1, .memory) },
    .exit("pidfd_open", "pidfd_getfd", lasting: .onSuccess) { $0.makeExit($1, .process) },
    .exit("io_uring_setup", lasting: .onSuccess) { $0.makeExit($1, .ioURing) },
    .exit("chdir", "getcwd", lasting: .onSuccess) { $0.chdirExit($1) },
    .exit("fchdir", lasting: .onSuccess) { $0.fchdirExit($1) },
    .exit("chroot", lasting: .onSuccess) { $0.chrootExit($1) },
  ]
}

extension Machine {
  /// A descriptor without a name, whose kind says all; `memfd_create` gives a name.
  fileprivate mutating func makeExit(_ event: EventView, _ kind: FDKind) {
    let fd = result(of: event)
    guard let slot = moment.thread, fd >= 0 else { return }
    var entry = FDEntry(kind: kind)
    if let name = bytes(.name, of: event) { entry.name = strings.keep(name.untilNUL()) }
    addFD(FD(rawValue: fd), &entry, of: slot)
  }

  fileprivate mutating func pipeExit(_ event: EventView) {
    guard let slot = moment.thread, result(of: event) >= 0,
      let first = integer(.fd1, of: event, as: Int64.self),
      let second = integer(.fd2, of: event, as: Int64.self)
    else { return }
    for fd in [first, second] {
      var entry = FDEntry(kind: .fifo)
      entry.inode = integer(.inode, of: event, as: UInt64.self) ?? 0
      addFD(FD(rawValue: fd), &entry, of: slot)
    }
  }

  // MARK: - close

  fileprivate mutating func closeEnter() {
    guard let owner = moment.fdOwner else { return }
    threads[owner].fds[position: moment.fdPosition].traits.insert(.isClosing)
  }

  fileprivate mutating func closeExit(_ event: EventView) {
    guard let owner = moment.fdOwner, let slot = moment.thread else { return }
    guard result(of: event) >= 0 else {
      threads[owner].fds[position: moment.fdPosition].traits.remove(.isClosing)
      return
    }
    departing.note(threads[slot].lastEventFD, of: threads[slot].id)
  }

  // MARK: - dup

  fileprivate mutating func dupExit(_ event: EventView) {
    let fd = result(of: event)
    guard let slot = moment.thread, fd >= 0 else { return }
    if fd == 0 { threads[slot].flags |= CloneFlags.pipeDestination }
    if fd == 1 { threads[slot].flags |= CloneFlags.pipeSource }
    duplicateEventFD(as: FD(rawValue: fd), of: slot)
  }

  fileprivate mutating func fcntlEnter(_ event: EventView) {
    if Self.isDuplicating(integer(.commandCode, of: event, as: UInt8.self)) { storeEnter(event) }
  }

  fileprivate mutating func fcntlExit(_ event: EventView) {
    let fd = result(of: event)
    guard let slot = moment.thread, fd >= 0 else { return }
    guard
      storedEnter(of: event) != nil || Self.isDuplicating(integer(.commandCode, of: event, as: UInt8.self))
    else {
      return
    }
    duplicateEventFD(as: FD(rawValue: fd), of: slot)
  }

  static func isDuplicating(_ command: UInt8?) -> Bool { command == 1 || command == 26 }

  private mutating func duplicateEventFD(as fd: FD, of slot: ThreadSlot) {
    guard let owner = moment.fdOwner, var entry = eventFD else { return }
    let original = moment.fdPosition
    addFD(fd, &entry, of: slot, nameBefore: entry.name)
    // The flags of a number that was still being closed are seen on the original too.
    if entry.traits.contains(.isCloseCanceled) {
      threads[owner].fds[position: original].traits = entry.traits
    }
  }

  // MARK: - Directories

  fileprivate mutating func chdirExit(_ event: EventView) {
    guard let slot = moment.thread, result(of: event) >= 0, let path = bytes(.path, of: event) else { return }
    changeDirectory(to: path, of: slot)
  }

  private mutating func changeDirectory(to path: RawSpan, of slot: ThreadSlot) {
    guard let main = findOrAddMain(of: slot) else { return }
    threads[main].workingDirectory = directory(path, from: threads[main].workingDirectory)
  }

  fileprivate mutating func fchdirExit(_ event: EventView) {
    guard let slot = moment.thread, let entry = eventFD, result(of: event) >= 0,
      let main = findOrAddMain(of: slot)
    else { return }
    scratch.removeAll()
    scratch.append(threads[main].workingDirectory, of: strings)
    scratch.resolve(entry.name, of: strings)
    if scratch.isEmpty || scratch[scratch.count - 1] != UInt8(ascii: "/") {
      scratch.append(UInt8(ascii: "/"))
    }
    threads[main].workingDirectory = strings.keep(scratch)
  }

  fileprivate mutating func chrootExit(_ event: EventView) {
    guard let slot = moment.thread, result(of: event) == 0, let path = bytes(.path, of: event) else { return }
    scratch.removeAll()
    let text = path.untilNUL()
    if text.byteCount > 0, text.load(0, as: UInt8.self) != UInt8(ascii: "/"), !text.has("<NA>", at: 0) {
      let directory = workingDirectory(of: slot)
      scratch.append(directory, of: strings)
      scratch.resolve(text, length: path.byteCount)
    } else {
      scratch.append(printable: text)
    }
    threads[slot].root = strings.keep(scratch)
    resolveContainer(of: slot)
  }
}
