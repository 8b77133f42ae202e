internal import CKernel
internal import Events

/// What a clone or execve tells of the thread.
extension EventEncoder {
  /// A number about the thread, or nil where the param is none.
  func threadNumber(_ source: ParamSource, _ context: borrowing CallContext) -> UInt64? {
    switch source.origin {
    case .tid: return UInt64(context.call.header.tid)
    case .pid: return UInt64(context.call.header.pid)
    case .majflt, .minflt, .vmsize, .vmrss, .vmswap:
      guard let memory = context.segment(.task)?.memory else { return 0 }
      return Self.number(source.origin, memory)
    case .ptid, .fdlimit, .tty, .pgid, .loginuid, .exeflags, .uid, .gid, .vtid, .vpid:
      guard let task = context.segment(.task)?.task else { return 0 }
      return Self.number(source.origin, task)
    default: return nil
    }
  }

  private static func number(_ origin: ParamSource.Origin, _ memory: MemoryNumbers) -> UInt64 {
    switch origin {
    case .majflt: memory.major_faults
    case .minflt: memory.minor_faults
    case .vmsize: UInt64(memory.vm_size)
    case .vmrss: UInt64(memory.vm_rss)
    default: UInt64(memory.vm_swap)
    }
  }

  private static func number(_ origin: ParamSource.Origin, _ task: TaskSegment) -> UInt64 {
    switch origin {
    case .ptid: UInt64(task.parent_tid)
    case .fdlimit: task.fd_limit
    case .tty: UInt64(task.terminal)
    case .pgid: UInt64(task.virtual_group)
    case .loginuid: UInt64(task.login_uid)
    case .uid: UInt64(task.uid)
    case .gid: UInt64(task.gid)
    case .vtid: UInt64(task.virtual_tid)
    case .vpid: UInt64(task.virtual_pid)
    default: task.mayWriteExecutable ? 1 : 0
    }
  }

  func writeOfThread(
    _ source: ParamSource, _ context: borrowing CallContext, into events: inout EncodedEvents
  ) {
    switch source.origin {
    case .exe: writeArguments(source, context, isExecutable: true, into: &events)
    case .args: writeArguments(source, context, isExecutable: false, into: &events)
    case .env: writeEnvironment(source, context, into: &events)
    case .comm:
      // The name is the last field.
      let name = context.bytes(.task).extracting(last: Int(COMM_SIZE)).untilNUL()
      events.param {
        $0.append(name)
        $0.append(0)
      }
    case .cgroups:
      guard let groups = context.segment(.cgroups)?.cgroups else { return events.emptyParam() }
      events.param { cgroups.append(groups, to: &$0) }
    // Empty: where the thread is, readers know from its chdir calls.
    case .cwd: events.param { $0.append(0) }
    default: events.emptyParam()
    }
  }

  /// The thread's own strings after a call that succeeded, those that a failed execve was given else.
  @_lifetime(copy context)
  private func strings(
    _ own: SegmentKind, _ source: ParamSource, _ context: borrowing CallContext
  ) -> RawSpan {
    if context.hasSucceeded { return context.bytes(own) }
    guard source.argument != 0 else { return RawSpan() }
    return context.bytes(.strings, source.argument)
  }

  /// argv[0], or what follows it.
  private func writeArguments(
    _ source: ParamSource, _ context: borrowing CallContext, isExecutable: Bool,
    into events: inout EncodedEvents
  ) {
    let all = strings(.arguments, source, context)
    let first = all.untilNUL()
    if isExecutable {
      return events.param {
        $0.append(first)
        $0.append(0)
      }
    }
    Self.write(strings: all.extracting(droppingFirst: first.byteCount + 1), into: &events)
  }

  private func writeEnvironment(
    _ source: ParamSource, _ context: borrowing CallContext, into events: inout EncodedEvents
  ) {
    Self.write(strings: strings(.environment, source, context), into: &events)
  }

  /// Strings that end in a NUL, each; where a limit cut them, its last byte becomes one.
  private static func write(strings: RawSpan, into events: inout EncodedEvents) {
    guard strings.byteCount > 0 else { return events.emptyParam() }
    events.param {
      $0.append(strings.extracting(droppingLast: 1))
      $0.append(0)
    }
  }

  /// The path that execve or execveat was given, `<NA>` where it is not known.
  func writeExecPath(
    _ source: ParamSource, _ context: borrowing CallContext, into events: inout EncodedEvents
  ) {
    if let segment = context.segment(.string, source.argument), segment.bytes.byteCount > 0 {
      return Self.write(string: segment, into: &events)
    }
    guard let path = context.segment(.execPath)?.bytes, path.byteCount > 0 else {
      return events.param { $0.append("<NA>\0") }
    }
    let given = source.argument == 0 ? path : Self.withoutDirectory(path)
    events.param {
      $0.append(given.untilNUL())
      $0.append(0)
    }
  }

  /// The kernel calls a path relative to descriptor 5 `/dev/fd/5/path`.
  @_lifetime(copy path)
  private static func withoutDirectory(_ path: RawSpan) -> RawSpan {
    let prefix: StaticString = "/dev/fd/"
    guard path.byteCount > prefix.utf8CodeUnitCount, path.has(prefix, at: 0) else { return path }
    var place = prefix.utf8CodeUnitCount
    while place < path.byteCount, UInt8(ascii: "0")...UInt8(ascii: "9") ~= path.load(place, as: UInt8.self) {
      place += 1
    }
    guard place < path.byteCount, path.load(place, as: UInt8.self) == UInt8(ascii: "/") else {
      return RawSpan()
    }
    return path.extracting(droppingFirst: place + 1)
  }
}

extension TaskSegment {
  /// The thread may write the file that it runs: what an intruder leaves behind. Whoever owns a file may make it
  /// writable.
  var mayWriteExecutable: Bool {
    guard exe_inode != 0 else { return false }
    // CAP_DAC_OVERRIDE, CAP_FOWNER
    if cap_effective & (1 << 1 | 1 << 3) != 0 || fs_uid == exe_uid { return true }
    return exe_mode & (gid == exe_gid ? 0o020 : 0o002) != 0
  }
}
