public import Events

/// Where a thread lies in the table. Valid until the thread is removed.
@frozen
public struct ThreadSlot: Hashable, Sendable {
  public let index: Int32

  @inlinable
  public init(index: Int32) { self.index = index }
}

/// Every thread that is known, by id.
public struct ThreadTable: ~Copyable {
  private var entries: [ThreadEntry] = []
  private var slots: [Int64: Int32] = [:]

  public init() {}

  public subscript(slot: ThreadSlot) -> ThreadEntry {
    _read { yield entries[Int(slot.index)] }
    _modify { yield &entries[Int(slot.index)] }
  }

  public func slot(of thread: ThreadID) -> ThreadSlot? {
    slots[thread.rawValue].map { ThreadSlot(index: $0) }
  }

  @discardableResult
  public mutating func insert(_ entry: ThreadEntry) -> ThreadSlot {
    let index = Int32(entries.count)
    slots[entry.id.rawValue] = index
    entries.append(entry)
    return ThreadSlot(index: index)
  }
}
