internal import Events

/// How threads come and go.
extension Machine {
  /// The thread `id`, made up from nothing but its id when it was never seen being made. Nil when the table is full.
  @inline(__always)
  mutating func findOrAddThread(_ id: ThreadID) -> ThreadSlot? {
    threads.slot(of: id) ?? addUnknownThread(id)
  }

  @inline(never)
  private mutating func addUnknownThread(_ id: ThreadID) -> ThreadSlot? {
    guard threads.count < ThreadTable.limit else { return nil }
    var thread = ThreadEntry(id: id, process: id, parent: .none)
    thread.flags = CloneFlags.nameChanged
    thread.name = notAvailable
    thread.executable = notAvailable
    thread.childCount = UInt64(threads.followerCount(of: id))
    return addThread(thread)
  }

  /// Adds a thread and counts it in its process. Nil when the table is full.
  @discardableResult
  mutating func addThread(_ thread: ThreadEntry) -> ThreadSlot? {
    guard threads.count < ThreadTable.limit else { return nil }
    countInProcess(thread)
    return threads.insert(thread)
  }

  /// A process stays as long as threads of it are known.
  mutating func countInProcess(_ thread: ThreadEntry) {
    guard thread.flags & CloneFlags.thread != 0, let main = findOrAddThread(thread.process) else { return }
    threads[main].childCount &+= 1
  }

  /// Removes a thread; without force, a process whose threads are still there stays.
  mutating func removeThread(_ id: ThreadID, isForced: Bool) {
    guard let slot = threads.slot(of: id), isForced || threads[slot].childCount == 0 else { return }
    if threads[slot].flags & CloneFlags.thread != 0, let main = threads.slot(of: threads[slot].process),
      threads[main].childCount > 0
    {
      threads[main].childCount -= 1
    }
    threads.remove(slot)
    tracers.fragments.forget(id)
    if moment.fdOwner == slot { moment.fdOwner = nil }
  }

  /// The first thread of the process, made up if it was never seen. Nil when the table is full.
  mutating func findOrAddMain(of slot: ThreadSlot) -> ThreadSlot? {
    threads[slot].isMain ? slot : findOrAddThread(threads[slot].process)
  }

  /// The thread whose descriptors the thread uses: its own, or those that it shares with its process.
  mutating func tableOwner(of slot: ThreadSlot) -> ThreadSlot? {
    threads[slot].flags & CloneFlags.files == 0 ? slot : findOrAddMain(of: slot)
  }
}
