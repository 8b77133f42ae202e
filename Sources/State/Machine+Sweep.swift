internal import Events

/// Keeping memory bounded by what is alive, however long the capture.
extension Machine {
  /// Forgets names that no thread and no descriptor bears, and closes up the store of enters.
  mutating func sweep() {
    let places = threads.livePlaces
    var packed = EnterStore()
    for slot in places {
      Self.markNames(of: threads[slot], in: &strings)
      let fds = threads[slot].fds
      for position in fds.positions { strings.mark(fds[position: position].name) }
      if threads[slot].storedType == 0xFFFF {
        threads[slot].enterRegion = EnterStore.Region()
      } else {
        packed.adopt(&threads[slot].enterRegion, from: enters)
      }
    }
    packed.notePacked()
    enters = packed
    strings.mark(moment.fdNameBefore)
    strings.sweep()
  }

  private static func markNames(of thread: ThreadEntry, in strings: inout StringPool) {
    strings.mark(thread.name)
    strings.mark(thread.executable)
    strings.mark(thread.executablePath)
    strings.mark(thread.arguments)
    strings.mark(thread.environment)
    strings.mark(thread.cgroups)
    strings.mark(thread.root)
    strings.mark(thread.workingDirectory)
    strings.mark(thread.container)
  }
}
