internal import Events

/// The places of a thread table: entries that are read and changed where they lie.
///
/// An array hands out copies of entries as large as these, with a retain for each table of descriptors; here a read
/// touches only what it asks for. Places are made one after the other and never taken back, only emptied. It is no
/// generic list shared with other modules: those would have to be inlined through every wall to cost as little.
@safe
struct ThreadStorage: ~Copyable {
  private var memory: UnsafeMutablePointer<ThreadEntry>
  private var capacity = 64
  private(set) var count = 0

  init() { unsafe memory = .allocate(capacity: 64) }

  /// The same threads once more; their tables of descriptors are shared until one changes.
  init(copying other: borrowing ThreadStorage) {
    capacity = other.capacity
    count = other.count
    unsafe memory = .allocate(capacity: other.capacity)
    // Safe: the other's first `count` places are initialized, and there is room for as many.
    unsafe memory.initialize(from: other.memory, count: other.count)
  }

  deinit {
    // Safe: the first `count` places are initialized, and nobody else holds the memory.
    unsafe memory.deinitialize(count: count)
    unsafe memory.deallocate()
  }

  subscript(place: Int) -> ThreadEntry {
    unsafeAddress { unsafe UnsafePointer(address(of: place)) }
    unsafeMutableAddress { unsafe address(of: place) }
  }

  /// Where an entry lies, for accessors: they hand out the place itself, where coroutines would hand out a copy.
  /// Safe while the storage is borrowed: the place is initialized and does not move.
  @inline(__always)
  func address(of place: Int) -> UnsafeMutablePointer<ThreadEntry> {
    precondition(place >= 0 && place < count, "no such thread")
    return unsafe memory + place
  }

  mutating func append(_ entry: ThreadEntry) {
    if count == capacity { grow() }
    // Safe: `grow` made room behind the initialized places.
    unsafe (memory + count).initialize(to: entry)
    count += 1
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<ThreadEntry>.allocate(capacity: capacity * 2)
    unsafe larger.moveInitialize(from: memory, count: count)
    unsafe memory.deallocate()
    unsafe memory = larger
    capacity *= 2
  }
}
