internal import CKernel
internal import Events
internal import Glibc

/// Reads one ring that the kernel's side writes, without system calls.
///
///     page 0            page 1             page 2 …           … again
///     +-----------------+------------------+------------------+------------------+
///     | consumer's      | producer's       | data             | the same data    |
///     | position        | position         |                  | once more        |
///     +-----------------+------------------+------------------+------------------+
///
/// The data is mapped twice, so that a record which wraps around is in one piece. Each record has a header of 8 bytes,
/// whose first word holds its length and two flags. Source: kernel/bpf/ringbuf.c.
@safe
struct RingReader: ~Copyable {
  let descriptor: OwnedDescriptor
  private let consumer: UnsafeMutableRawPointer
  private let producer: UnsafeMutableRawPointer
  private let pageSize: Int
  private let mask: UInt64
  /// Where the next record begins, and what the producer is known to have reached.
  private var position: UInt64 = 0
  private var end: UInt64 = 0
  /// What the kernel's side was told.
  private var released: UInt64 = 0

  private static let busy: UInt32 = 1 << 31
  private static let discarded: UInt32 = 1 << 30
  private static let headerSize = 8
  /// Bytes after which the kernel's side is told: seldom, because each time moves a cache line between CPUs.
  private static let heldLimit: UInt64 = 1 << 18

  /// Makes a ring of `size` bytes, a power of two.
  init(size: Int) throws(LiveError) {
    let pageSize = sysconf(Int32(_SC_PAGESIZE))
    let made = try OwnedDescriptor(ck_create_ring(UInt32(size)), of: "bpf(BPF_MAP_CREATE)", about: "ring")
    let both = PROT_READ | PROT_WRITE
    // Safe: the kernel chooses addresses that are free; the sizes are those of the map just made.
    let first = unsafe mmap(nil, pageSize, both, MAP_SHARED, made.number, 0)
    let rest = unsafe mmap(nil, pageSize + 2 * size, PROT_READ, MAP_SHARED, made.number, pageSize)
    guard let first = unsafe first, let rest = unsafe rest, unsafe first != MAP_FAILED,
      unsafe rest != MAP_FAILED
    else {
      throw LiveError.last("mmap", "ring")
    }
    descriptor = made
    self.pageSize = pageSize
    mask = UInt64(size - 1)
    unsafe consumer = first
    unsafe producer = rest
  }

  deinit {
    unsafe munmap(consumer, pageSize)
    unsafe munmap(producer, pageSize + 2 * Int(mask + 1))
  }

  /// The bytes of the next record, or nil when there is none yet. Valid until the next call, which may release it.
  @_lifetime(&self)
  mutating func next() -> RawSpan? {
    if position - released > Self.heldLimit { release() }
    while true {
      if position == end {
        // Pairs with the store of the producer's position: records before it have their headers.
        end = unsafe ck_load_acquire(producer)
        if position == end { return nil }
      }
      let place = unsafe producer + pageSize + Int(position & mask)
      // Pairs with the commit of the record, which clears the flag after its bytes.
      let header = unsafe ck_load_acquire_32(place)
      if header & Self.busy != 0 { return nil }
      let length = Int(header & ~Self.discarded)
      position += UInt64((length + Self.headerSize + 7) & ~7)
      if header & Self.discarded != 0 { continue }
      // Safe: the kernel's side wrote `length` bytes here, and will not reuse them before `release`.
      let bytes = unsafe UnsafeRawBufferPointer(start: place + Self.headerSize, count: length)
      return unsafe _overrideLifetime(RawSpan(_unsafeBytes: bytes), mutating: &self)
    }
  }

  /// Lets the kernel's side reuse the room of all records so far.
  mutating func release() {
    guard released != position else { return }
    // Pairs with the load of the consumer's position when room is reserved.
    unsafe ck_store_release(consumer, position)
    released = position
  }
}
