internal import Events

/// Copies of records, one after the other in memory that stays in place between appends.
@safe
struct RecordStore: ~Copyable {
  private var memory: UnsafeMutableRawPointer
  private var capacity: Int
  /// Bytes in use.
  private(set) var count = 0

  init() {
    capacity = 1 << 20
    unsafe memory = .allocate(byteCount: capacity, alignment: 8)
  }

  deinit { unsafe memory.deallocate() }

  /// Keeps a copy and returns its offset.
  mutating func append(_ record: RecordView) -> Int {
    let size = record.bytes.byteCount
    if count + size > capacity { grow(by: size) }
    let offset = count
    // Safe: there is room for `size` bytes behind `count`.
    unsafe record.bytes.withUnsafeBytes { source in
      guard let start = source.baseAddress else { return }
      unsafe (memory + offset).copyMemory(from: start, byteCount: size)
    }
    count += size
    return offset
  }

  /// The record that was appended at `offset`.
  @_lifetime(borrow self)
  func record(at offset: Int) -> RecordView {
    precondition(offset >= 0 && offset < count, "no record begins there")
    // Safe: a whole record was copied to this place, beginning with its size, and stays until self is mutated.
    let size = unsafe Int((memory + offset).load(as: UInt32.self))
    let span = unsafe RawSpan(_unsafeStart: memory + offset, byteCount: size)
    return unsafe _overrideLifetime(RecordView(unchecked: span), borrowing: self)
  }

  /// Forgets the first `bytes`; what is behind them moves to the front.
  mutating func removeFirst(_ bytes: Int) {
    precondition(bytes >= 0 && bytes <= count, "more forgotten than kept")
    // Safe: both stretches lie within the bytes in use, and may overlap.
    unsafe memory.copyMemory(from: memory + bytes, byteCount: count - bytes)
    count -= bytes
  }

  private mutating func grow(by size: Int) {
    while capacity < count + size { capacity *= 2 }
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 8)
    // Safe: the new memory is at least as large.
    unsafe larger.copyMemory(from: memory, byteCount: count)
    unsafe memory.deallocate()
    unsafe memory = larger
  }
}
