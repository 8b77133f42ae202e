internal import Events
internal import State

/// Which path of a call that has two.
enum PathSide {
  case any, source, destination

  init?(_ argument: FieldArgument?) {
    switch argument?.text {
    case nil: self = .any
    case "src": self = .source
    case "dst": self = .destination
    default: return nil
    }
  }
}

/// Where a call has the descriptor of a directory and, right behind it, a path that is relative to it.
private struct PathParams {
  let name: String
  /// Recorded when params came with the enter; the others have theirs in the exit.
  var isOld = false
  let first: Int
  /// The same for the destination of calls with two paths.
  var second: Int?

  private static let all = [
    PathParams(name: "openat", isOld: true, first: 0),
    PathParams(name: "linkat", isOld: true, first: 0, second: 2),
    PathParams(name: "unlinkat", isOld: true, first: 0),
    PathParams(name: "renameat", first: 1, second: 3),
    PathParams(name: "symlinkat", first: 2),
    PathParams(name: "unlinkat", first: 1),
    PathParams(name: "mkdirat", first: 1),
    PathParams(name: "openat", first: 1),
    PathParams(name: "linkat", first: 1, second: 3),
    PathParams(name: "fchmodat", first: 1),
    PathParams(name: "renameat2", first: 1, second: 3),
    PathParams(name: "openat2", first: 1),
  ]

  /// By code, so that no event asks by a string: the row's place in the list, or -1.
  private static let places = ImmortalArray(
    EventTable.shared.all.map { event in
      let isOld = event.flags.contains(.old)
      guard event.type.isEnter == isOld else { return -1 }
      return all.firstIndex { $0.name == event.name && $0.isOld == isOld } ?? -1
    })

  /// Nil for an event without such params.
  static subscript(type: EventType) -> PathParams? {
    places[Int(type.rawValue)].flatMap { $0 < 0 ? nil : all[$0] }
  }
}

extension EventView {
  /// Appends the whole path of the call; false where it has none or its thread is not known.
  func appendAbsolutePath(_ side: PathSide, _ machine: borrowing Machine, _ scratch: inout FieldScratch)
    -> Bool
  {
    guard let thread = machine.moment.thread, let params = PathParams[type] else { return false }
    let index = side == .destination ? params.second ?? params.first : params.first
    guard let directory = param(index)?.value(as: Int64.self), let path = param(index + 1) else {
      return false
    }
    scratch.text.append(
      path: path, in: FD(rawValue: directory), of: thread, machine, unknown: "<UNKNOWN>/")
    return true
  }
}

extension ByteBuffer {
  /// The path of a param, in the directory that the call names beside it; a name for it where that gets too long.
  ///
  /// - Parameter unknown: stands for a directory that is not known.
  mutating func append(
    path param: RawSpan, in directory: FD, of thread: ThreadSlot, _ machine: borrowing Machine,
    unknown: StaticString
  ) {
    let start = count
    let path = param.untilNUL()
    let isWhole = path.byteCount > 0 && path.load(0, as: UInt8.self) == UInt8(ascii: "/")
    // A directory is counted with a whole path as well: the one that is called `.`.
    if !isWhole { append(directory: directory, of: thread, machine, unknown: unknown) }
    guard !Self.isTooLong(param.byteCount, behind: isWhole ? 1 : count - start) else {
      truncate(to: start)
      append(Self.tooLongPath)
      return
    }
    append(path: path, onto: start)
  }

  /// The path of a directory descriptor, with a slash at the end, or `unknown`.
  private mutating func append(
    directory fd: FD, of thread: ThreadSlot, _ machine: borrowing Machine, unknown: StaticString
  ) {
    if fd == .workingDirectory {
      append(machine.strings[machine.workingDirectory(of: thread)])
    } else if let entry = machine.fd(fd, of: thread) {
      append(machine.strings[entry.name])
      append(UInt8(ascii: "/"))
    } else {
      append(unknown)
    }
  }
}
