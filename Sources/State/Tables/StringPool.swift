public import Events
internal import Synchronization

/// The number that stands for a string in the pool: equal numbers are equal strings.
@frozen
public struct StringID: Hashable, Sendable {
  public let index: Int32

  @inlinable
  public init(index: Int32) { self.index = index }

  /// The empty string, which is always there.
  public static let empty = StringID(index: 0)
}

extension StringID {
  /// What dictionaries by id go by, in place of a hash that is safe from whoever chooses the keys: nobody does, as the pool
  /// gives out numbers. A look-up takes a tenth of the instructions.
  public func _rawHashValue(seed: Int) -> Int {
    let mixed = (UInt64(truncatingIfNeeded: index) ^ UInt64(bitPattern: Int64(seed))) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed ^ (mixed >> 32))
  }
}

/// Every name that the machine knows, once. Comparing two of them is comparing two numbers.
///
/// Strings are the kernel's bytes, not always UTF-8. Memory: an arena of bytes and an open-addressing hash table,
/// seeded so that a capture cannot be made to collide.
///
/// A string made by `intern` stays for good. One made by `keep` (names of descriptors, arguments, …) stays as long as
/// a thread or a descriptor bears it: when such names have piled up, the machine sweeps those that nobody bears, and
/// their ids go to other strings. Ids that live on keep their string.
public struct StringPool: ~Copyable {
  /// Makes the pool a thing with an address, so that a look-up does not copy it.
  private let pin = Atomic<Bool>(false)
  var arena = ByteBuffer(capacity: 64 << 10)
  var entries: [Entry] = [Entry(offset: 0, count: 0, hash: 0, textCount: 0, state: .pinned)]
  var slots = [Int32](repeating: -1, count: 1024)
  var freeIDs: [Int32] = []
  /// How large the arena may grow before the next sweep.
  var sweepThreshold = 2 << 20
  /// How often ids have been taken from their strings: caches by id are void when it changes.
  package internal(set) var sweepCount = 0
  let seed: UInt64

  struct Entry {
    var offset: Int
    var count: Int32
    var hash: UInt32
    /// Bytes before the first NUL, if there is one.
    var textCount: Int32
    var state: State
  }

  enum State: UInt8 { case free, kept, marked, pinned }

  package init() {
    seed = UInt64.random(in: .min ... .max) | 1
    let hash = Self.hash(RawSpan(), seed: seed)
    entries[0].hash = hash
    slots[Int(hash) & (slots.count - 1)] = 0
  }

  /// A pool of its own with the same strings under the same ids.
  init(copying other: borrowing StringPool) {
    arena = ByteBuffer(copying: other.arena)
    (entries, slots, freeIDs) = (other.entries, other.slots, other.freeIDs)
    (sweepThreshold, sweepCount, seed) = (other.sweepThreshold, other.sweepCount, other.seed)
  }

  /// The bytes of a string. Lifetime: until the pool grows.
  public subscript(id: StringID) -> RawSpan {
    @_lifetime(borrow self)
    get {
      let entry = entries[Int(id.index)]
      return arena.bytes.window(entry.offset, byteCount: Int(entry.count))
    }
  }

  /// Appends a string as text, which ends where a NUL stands.
  public func appendText(of id: StringID, to out: inout ByteBuffer) {
    let entry = entries[Int(id.index)]
    out.append(arena, from: entry.offset, count: Int(entry.textCount))
  }

  /// The id of `bytes`, for good.
  package mutating func intern(_ bytes: RawSpan) -> StringID {
    let id = keep(bytes)
    entries[Int(id.index)].state = .pinned
    return id
  }

  package mutating func intern(_ bytes: [UInt8]) -> StringID { intern(bytes.rawSpan) }

  package mutating func intern(_ text: String) -> StringID { intern(Array(text.utf8)) }

  /// The id of `bytes`, for as long as a thread or a descriptor bears it.
  mutating func keep(_ bytes: RawSpan) -> StringID {
    let hash = Self.hash(bytes, seed: seed)
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash,
        arena.bytes.window(entry.offset, byteCount: Int(entry.count)).isEqual(bytes)
      {
        return StringID(index: slots[slot])
      }
      slot = (slot + 1) & mask
    }
    let entry = Entry(
      offset: arena.count, count: Int32(truncatingIfNeeded: bytes.byteCount), hash: hash,
      textCount: Int32(truncatingIfNeeded: bytes.untilNUL().byteCount), state: .kept)
    let id: Int32
    if let free = freeIDs.popLast() {
      id = free
      entries[Int(free)] = entry
    } else {
      id = Int32(truncatingIfNeeded: entries.count)
      entries.append(entry)
    }
    arena.append(bytes)
    slots[slot] = id
    if (entries.count - freeIDs.count) * 2 > slots.count { rehash(into: slots.count * 2) }
    return StringID(index: id)
  }

  mutating func keep(_ buffer: borrowing ByteBuffer) -> StringID { keep(buffer.bytes) }

  mutating func intern(_ buffer: borrowing ByteBuffer) -> StringID { intern(buffer.bytes) }

  mutating func keep(_ bytes: [UInt8]) -> StringID { keep(bytes.rawSpan) }

  mutating func rehash(into count: Int) {
    slots = [Int32](repeating: -1, count: count)
    for index in entries.indices where entries[index].state != .free {
      var slot = Int(entries[index].hash) & (count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: index)
    }
  }

  private static func hash(_ bytes: RawSpan, seed: UInt64) -> UInt32 {
    var hash = seed ^ UInt64(truncatingIfNeeded: bytes.byteCount)
    var index = 0
    while index &+ 8 <= bytes.byteCount {
      hash = mix(hash ^ bytes.load(index, as: UInt64.self))
      index &+= 8
    }
    var tail: UInt64 = 0
    while index < bytes.byteCount {
      tail = tail << 8 | UInt64(bytes.load(index, as: UInt8.self))
      index &+= 1
    }
    hash = mix(hash ^ tail)
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }

  private static func mix(_ word: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }
}
