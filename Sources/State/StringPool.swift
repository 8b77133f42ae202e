internal import Events

/// The number that stands for a string in the pool: equal numbers are equal strings.
@frozen
public struct StringID: Hashable, Sendable {
  public let index: Int32

  @inlinable
  public init(index: Int32) { self.index = index }

  /// The empty string, which is always there.
  public static let empty = StringID(index: 0)
}

/// Every name that the machine knows, once. Comparing two of them is comparing two numbers.
///
/// Strings are the kernel's bytes, not always UTF-8. Memory: an arena of bytes and an open-addressing hash table.
public struct StringPool: ~Copyable {
  private var arena = ByteBuffer(capacity: 64 << 10)
  private var entries: [Entry] = [Entry(offset: 0, count: 0, hash: 0)]
  private var slots: [Int32]

  private struct Entry {
    let offset: Int
    let count: Int
    let hash: UInt64
  }

  public init() {
    slots = [Int32](repeating: -1, count: 1024)
    slots[Int(truncatingIfNeeded: Self.hash(RawSpan())) & (slots.count - 1)] = 0
  }

  /// The bytes of a string. Lifetime: until the pool grows.
  public subscript(id: StringID) -> RawSpan {
    @_lifetime(borrow self)
    get {
      let entry = entries[Int(id.index)]
      return arena.bytes.window(entry.offset, byteCount: entry.count)
    }
  }

  /// The id of `bytes`, which are kept if they are new.
  public mutating func intern(_ bytes: RawSpan) -> StringID {
    let hash = Self.hash(bytes)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, Self.equal(arena.bytes.window(entry.offset, byteCount: entry.count), bytes) {
        return StringID(index: slots[slot])
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let id = Int32(entries.count)
    entries.append(Entry(offset: arena.count, count: bytes.byteCount, hash: hash))
    arena.append(bytes)
    slots[slot] = id
    if entries.count * 2 > slots.count { rehash() }
    return StringID(index: id)
  }

  public mutating func intern(_ bytes: [UInt8]) -> StringID {
    // Safe: bytes have no padding.
    unsafe intern(bytes.span.bytes)
  }

  public mutating func intern(_ text: String) -> StringID { intern(Array(text.utf8)) }

  private mutating func rehash() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (index, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }

  private static func hash(_ bytes: RawSpan) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in 0..<bytes.byteCount {
      hash = (hash ^ UInt64(bytes.load(index, as: UInt8.self))) &* 0x0000_0100_0000_01B3
    }
    return hash
  }

  private static func equal(_ left: RawSpan, _ right: RawSpan) -> Bool {
    guard left.byteCount == right.byteCount else { return false }
    for index in 0..<left.byteCount where left.load(index, as: UInt8.self) != right.load(index, as: UInt8.self) {
      return false
    }
    return true
  }
}
