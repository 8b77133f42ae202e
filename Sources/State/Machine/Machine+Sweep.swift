internal import Events

/// Keeping memory bounded by what is alive, however long the capture.
extension Machine {
  /// Forgets names that no thread and no descriptor bears, and closes up the store of enters.
  mutating func sweep() {
    let places = threads.livePlaces
    var packed = EnterStore()
    for slot in places {
      Self.markNames(of: threads[slot], in: &strings)
      if threads[slot].storedType == ThreadEntry.noEvent {
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

  private static func markNames(of thread: borrowing ThreadEntry, in strings: inout StringPool) {
    thread.forEachName { strings.mark($0) }
  }
}
