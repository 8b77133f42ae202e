internal import Events

/// What the latest event ended and the next one will find gone.
struct Departing {
  var thread: ThreadID?
  var fds: [FD] = []
  /// Whose descriptors they are.
  var owner = ThreadID.none

  var isEmpty: Bool { thread == nil && fds.isEmpty }

  mutating func note(_ fd: FD, of thread: ThreadID) {
    owner = thread
    fds.append(fd)
  }
}

extension Machine {
  mutating func removeDeparting() {
    if let thread = departing.thread {
      departing.thread = nil
      removeThread(thread, isForced: false)
    }
    guard !departing.fds.isEmpty else { return }
    if let slot = findOrAddThread(departing.owner), let table = tableOwner(of: slot) {
      for fd in departing.fds { threads[table].fds.remove(fd) }
    }
    departing.fds.removeAll(keepingCapacity: true)
  }
}
