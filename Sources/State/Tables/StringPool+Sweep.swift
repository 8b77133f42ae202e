internal import Events

/// Forgetting names that nobody bears any more, so that memory does not grow with the capture.
extension StringPool {
  /// Enough has been added since the last sweep for another one to be worth its time.
  var isCrowded: Bool { arena.count > sweepThreshold }

  /// The string stays for good, as one that was interned.
  mutating func pin(_ id: StringID) { entries[Int(id.index)].state = .pinned }

  mutating func mark(_ id: StringID) {
    if entries[Int(id.index)].state == .kept { entries[Int(id.index)].state = .marked }
  }

  /// Forgets every kept string that was not marked, and moves the others together. O(strings).
  mutating func sweep() {
    var packed = ByteBuffer(capacity: arena.count / 2)
    freeIDs.removeAll(keepingCapacity: true)
    for index in entries.indices {
      switch entries[index].state {
      case .free, .kept:
        entries[index] = Entry(offset: 0, count: 0, hash: 0, textCount: 0, state: .free)
        freeIDs.append(Int32(truncatingIfNeeded: index))
      case .marked, .pinned:
        let offset = packed.count
        packed.append(arena.bytes.window(entries[index].offset, byteCount: Int(entries[index].count)))
        entries[index].offset = offset
        if entries[index].state == .marked { entries[index].state = .kept }
      }
    }
    arena = packed
    sweepThreshold = max(2 << 20, arena.count * 2)
    sweepCount += 1
    rehash(into: slots.count)
  }
}
