public import Events

/// Where a thread lies in the table. Valid until the thread is removed.
@frozen
public struct ThreadSlot: Hashable, Sendable {
  public let index: Int32

  @inlinable
  public init(index: Int32) { self.index = index }
}

/// Every thread that is known: plain structs in an array, found by an open-addressing index over their ids.
///
/// Freed places are used again. The hash is seeded, so that a capture cannot be made to collide.
public struct ThreadTable: ~Copyable {
  private var entries = ThreadStorage()
  private var isLive: [Bool] = []
  private var freePlaces: [Int32] = []
  /// Places of entries by the hash of their id, -1 where there is none.
  private var index = [Int32](repeating: -1, count: 256)
  private let seed = UInt64.random(in: .min ... .max)
  /// How many threads each process has beside its first one.
  private var followerCounts: [Int64: Int] = [:]

  /// More than this are not kept, as in sysdig.
  static let limit = 131_072

  public init() {}

  /// How many threads there are.
  public var count: Int { entries.count - freePlaces.count }

  public subscript(slot: ThreadSlot) -> ThreadEntry {
    unsafeAddress { unsafe UnsafePointer(entries.address(of: Int(slot.index))) }
    unsafeMutableAddress { unsafe entries.address(of: Int(slot.index)) }
  }

  public func slot(of thread: ThreadID) -> ThreadSlot? {
    let mask = index.count - 1
    var bucket = hash(thread.rawValue) & mask
    while true {
      let place = index[bucket]
      guard place >= 0 else { return nil }
      if entries[Int(place)].id == thread { return ThreadSlot(index: place) }
      bucket = (bucket + 1) & mask
    }
  }

  /// Every thread, in no order that means anything.
  public func forEachSlot(_ body: (ThreadSlot) -> Void) {
    for place in 0..<entries.count where isLive[place] {
      body(ThreadSlot(index: Int32(truncatingIfNeeded: place)))
    }
  }

  var livePlaces: [ThreadSlot] {
    isLive.indices.filter { isLive[$0] }.map { ThreadSlot(index: Int32(truncatingIfNeeded: $0)) }
  }

  /// Adds a thread, in place of the one with the same id if there is one.
  @discardableResult
  public mutating func insert(_ entry: ThreadEntry) -> ThreadSlot {
    if let slot = slot(of: entry.id) {
      uncount(entries[Int(slot.index)])
      entries[Int(slot.index)] = entry
      count(entry)
      return slot
    }
    count(entry)
    let place: Int32
    if let free = freePlaces.popLast() {
      place = free
      entries[Int(free)] = entry
      isLive[Int(free)] = true
    } else {
      place = Int32(truncatingIfNeeded: entries.count)
      entries.append(entry)
      isLive.append(true)
    }
    if count * 2 > index.count { rehash() } else { link(place) }
    return ThreadSlot(index: place)
  }

  public mutating func remove(_ slot: ThreadSlot) {
    let place = Int(slot.index)
    guard place >= 0, place < entries.count, isLive[place] else { return }
    uncount(entries[place])
    unlink(Int32(truncatingIfNeeded: place))
    isLive[place] = false
    // Drops what the entry held on to.
    entries[place] = ThreadEntry(id: .none, process: .none, parent: .none)
    freePlaces.append(Int32(truncatingIfNeeded: place))
  }

  public mutating func removeAll() {
    entries = ThreadStorage()
    isLive.removeAll()
    freePlaces.removeAll()
    followerCounts.removeAll()
    index = [Int32](repeating: -1, count: 256)
  }

  /// Moves a thread to another process.
  mutating func setProcess(_ process: ThreadID, of slot: ThreadSlot) {
    guard entries[Int(slot.index)].process != process else { return }
    uncount(entries[Int(slot.index)])
    entries[Int(slot.index)].process = process
    count(entries[Int(slot.index)])
  }

  /// How many known threads say that they belong to `process`, its first one apart.
  func followerCount(of process: ThreadID) -> Int { followerCounts[process.rawValue] ?? 0 }

  // MARK: - Index

  private func hash(_ id: Int64) -> Int {
    let mixed = (UInt64(bitPattern: id) ^ seed) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (mixed ^ (mixed >> 32)) & 0x7FFF_FFFF)
  }

  private mutating func link(_ place: Int32) {
    let mask = index.count - 1
    var bucket = hash(entries[Int(place)].id.rawValue) & mask
    while index[bucket] >= 0 { bucket = (bucket + 1) & mask }
    index[bucket] = place
  }

  private mutating func rehash() {
    index = [Int32](repeating: -1, count: index.count * 2)
    for place in 0..<entries.count where isLive[place] { link(Int32(truncatingIfNeeded: place)) }
  }

  /// Takes a place out of the index and moves up those that had to stand behind it.
  private mutating func unlink(_ place: Int32) {
    let mask = index.count - 1
    var bucket = hash(entries[Int(place)].id.rawValue) & mask
    while index[bucket] != place {
      guard index[bucket] >= 0 else { return }
      bucket = (bucket + 1) & mask
    }
    var hole = bucket
    var next = (hole + 1) & mask
    while index[next] >= 0 {
      let home = hash(entries[Int(index[next])].id.rawValue) & mask
      if (next &- home) & mask >= (next &- hole) & mask {
        index[hole] = index[next]
        hole = next
      }
      next = (next + 1) & mask
    }
    index[hole] = -1
  }

  private mutating func count(_ entry: ThreadEntry) {
    if entry.process != entry.id { followerCounts[entry.process.rawValue, default: 0] += 1 }
  }

  private mutating func uncount(_ entry: ThreadEntry) {
    guard entry.process != entry.id, let count = followerCounts[entry.process.rawValue] else { return }
    followerCounts[entry.process.rawValue] = count > 1 ? count - 1 : nil
  }
}
