internal import Events

/// The events to leave out, as if the writer had never stored them: those of processes that go by certain names, and
/// of what those start.
///
/// A process is known by the name that a `clone`, `fork` or `execve` of its own brings, so one that ran before the
/// capture began is not left out, just as with sysdig. An `execve` to another name makes it visible again, unless its
/// parent is left out.
struct Suppression {
  private let names: [[UInt8]]
  private var threads: Set<Int64> = []
  /// How many events were left out.
  private(set) var count: UInt64 = 0

  init(names: [String]) {
    self.names = names.map { Array($0.utf8) }
    isEmpty = names.isEmpty
  }

  /// There is nothing to look for.
  let isEmpty: Bool

  /// Whether `event` is to be left out; counts it if so.
  mutating func covers(_ event: borrowing EventView) -> Bool {
    let thread = event.thread.rawValue
    let isCovered: Bool
    if event.type.tellsProcessName, let name = event.param(Self.namePlace) {
      let parent = event.param(Self.parentPlace)?.value(as: Int64.self)
      let text = [UInt8](copying: name.untilNUL())
      isCovered = parent.map(threads.contains) ?? false || names.contains(text)
      if isCovered { threads.insert(thread) } else { threads.remove(thread) }
    } else if event.type.endsThread {
      isCovered = threads.remove(thread) != nil
    } else {
      isCovered = threads.contains(thread)
    }
    if isCovered { count += 1 }
    return isCovered
  }

  /// Where the params of all those events hold the parent's id and the process's name.
  private static let parentPlace = 5
  private static let namePlace = 13
}

extension EventType {
  /// The return of `clone`, `fork`, `vfork`, `execve`, `execveat` or `clone3` as it has been recorded since 2014.
  fileprivate var tellsProcessName: Bool {
    switch rawValue {
    case 223, 225, 227, 293, 331, 335: true
    default: false
    }
  }

  /// The end of a thread.
  fileprivate var endsThread: Bool { rawValue == 186 }
}
