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
  let code: UInt16
  let first: Int
  /// The same for the destination of calls with two paths.
  var second: Int?

  static let all = [
    PathParams(code: 102, first: 0),  // openat, old: on enter
    PathParams(code: 106, first: 0, second: 2),  // linkat, old: on enter
    PathParams(code: 110, first: 0),  // unlinkat, old: on enter
    PathParams(code: 177, first: 1, second: 3),  // renameat
    PathParams(code: 181, first: 2),  // symlinkat
    PathParams(code: 303, first: 1),  // unlinkat
    PathParams(code: 305, first: 1),  // mkdirat
    PathParams(code: 307, first: 1),  // openat
    PathParams(code: 311, first: 1, second: 3),  // linkat
    PathParams(code: 313, first: 1),  // fchmodat
    PathParams(code: 319, first: 1, second: 3),  // renameat2
    PathParams(code: 327, first: 1),  // openat2
  ]
}

extension EventView {
  /// Appends the whole path of the call; false where it has none or its thread is not known.
  func appendAbsolutePath(_ side: PathSide, _ machine: borrowing Machine, _ scratch: inout FieldScratch)
    -> Bool
  {
    guard let thread = machine.moment.thread,
      let params = PathParams.all.first(where: { $0.code == type.rawValue })
    else { return false }
    let index = side == .destination ? params.second ?? params.first : params.first
    guard let directory = param(index)?.value(as: Int64.self), let path = param(index + 1)?.untilNUL() else {
      return false
    }
    let start = scratch.text.count
    let isWhole = path.byteCount > 0 && path.load(0, as: UInt8.self) == UInt8(ascii: "/")
    if !isWhole { scratch.text.append(directory: FD(rawValue: directory), of: thread, machine) }
    scratch.text.append(path: path, onto: start)
    return true
  }
}

extension ByteBuffer {
  /// The path of a directory descriptor, with a slash at the end.
  fileprivate mutating func append(directory fd: FD, of thread: ThreadSlot, _ machine: borrowing Machine) {
    if fd == .workingDirectory {
      append(machine.strings[machine.workingDirectory(of: thread)])
    } else if let entry = machine.fd(fd, of: thread) {
      append(machine.strings[entry.name])
      append(UInt8(ascii: "/"))
    } else {
      append("<UNKNOWN>/" as StaticString)
    }
  }
}
