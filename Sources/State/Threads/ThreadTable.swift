public import Events
internal import Synchronization

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
  /// Makes the table a thing with an address, so that a look-up does not copy it.
  private let pin = Atomic<Bool>(false)
  private var entries = ThreadStorage()
  private var isLive: [Bool] = []
  private var freePlaces: [Int32] = []
  private var index = ThreadIndex()
  /// How many threads each process has beside its first one.
  private var followerCounts: [Int64: Int] = [:]
  /// How often a thread was added, replaced or removed.
  package private(set) var changeCount: UInt64 = 0

  /// More than this are not kept, as in sysdig.
  static let limit = 131_072

  package init() {}

  init(copying other: borrowing ThreadTable) {
    entries = ThreadStorage(copying: other.entries)
    (isLive, freePlaces, followerCounts) = (other.isLive, other.freePlaces, other.followerCounts)
    index = ThreadIndex(copying: other.index)
    changeCount = other.changeCount
  }

  /// How many threads there are.
  public var count: Int { entries.count - freePlaces.count }

  public subscript(slot: ThreadSlot) -> ThreadEntry {
    @inline(__always) unsafeAddress { unsafe UnsafePointer(entries.address(of: Int(slot.index))) }
    @inline(__always) unsafeMutableAddress { unsafe entries.address(of: Int(slot.index)) }
  }

  @inline(__always)
  public func slot(of thread: ThreadID) -> ThreadSlot? {
    let place = index.place(of: thread.rawValue)
    return place >= 0 ? ThreadSlot(index: place) : nil
  }

  /// Every thread, in no order that means anything.
  package var livePlaces: [ThreadSlot] {
    isLive.indices.filter { isLive[$0] }.map { ThreadSlot(index: Int32(truncatingIfNeeded: $0)) }
  }

  /// Adds a thread, in place of the one with the same id if there is one.
  @discardableResult
  package mutating func insert(_ entry: ThreadEntry) -> ThreadSlot {
    changeCount &+= 1
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
    index.insert(entry.id.rawValue, at: place)
    return ThreadSlot(index: place)
  }

  package mutating func remove(_ slot: ThreadSlot) {
    let place = Int(slot.index)
    guard place >= 0, place < entries.count, isLive[place] else { return }
    changeCount &+= 1
    uncount(entries[place])
    index.remove(entries[place].id.rawValue)
    isLive[place] = false
    // Drops what the entry held on to.
    entries[place] = ThreadEntry(id: .none, process: .none, parent: .none)
    freePlaces.append(Int32(truncatingIfNeeded: place))
  }

  package mutating func removeAll() {
    entries = ThreadStorage()
    isLive.removeAll()
    freePlaces.removeAll()
    followerCounts.removeAll()
    index = ThreadIndex()
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

  private mutating func count(_ entry: ThreadEntry) {
    if entry.process != entry.id { followerCounts[entry.process.rawValue, default: 0] += 1 }
  }

  private mutating func uncount(_ entry: ThreadEntry) {
    guard entry.process != entry.id, let count = followerCounts[entry.process.rawValue] else { return }
    followerCounts[entry.process.rawValue] = count > 1 ? count - 1 : nil
  }
}
