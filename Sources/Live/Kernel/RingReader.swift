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
struct RingReader: ~Copyable {
  let descriptor: OwnedDescriptor
  /// The consumer's position.
  private let consumer: MappedMemory
  /// The producer's position, and from the next page on the data.
  private let producer: MappedMemory
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
    let pageSize = MappedMemory.pageSize
    let made = try OwnedDescriptor(ck_create_ring(UInt32(size)), of: "bpf(BPF_MAP_CREATE)", about: "ring")
    let consumer = try MappedMemory(pageSize, of: made.number, called: "ring", isWritable: true)
    let producer = try MappedMemory(pageSize + 2 * size, of: made.number, called: "ring", from: pageSize)
    descriptor = made
    self.consumer = consumer
    self.producer = producer
    self.pageSize = pageSize
    mask = UInt64(size - 1)
  }

  /// The bytes of the next record, or nil when there is none yet. Valid until the next call, which may release it.
  @_lifetime(&self)
  mutating func next() -> RawSpan? {
    if position - released > Self.heldLimit { release() }
    while true {
      if position == end {
        // Pairs with the store of the producer's position: records before it have their headers.
        end = producer.loadAcquiring(0)
        if position == end { return nil }
      }
      let place = pageSize + Int(position & mask)
      // Pairs with the commit of the record, which clears the flag after its bytes.
      let header = producer.loadAcquiring32(place)
      if header & Self.busy != 0 { return nil }
      let length = Int(header & ~Self.discarded)
      position += UInt64((length + Self.headerSize + 7) & ~7)
      if header & Self.discarded != 0 { continue }
      // The kernel's side wrote `length` bytes here, and will not reuse them before `release`.
      return producer.bytes(place + Self.headerSize, count: length)
    }
  }

  /// Lets the kernel's side reuse the room of all records so far.
  mutating func release() {
    guard released != position else { return }
    // Pairs with the load of the consumer's position when room is reserved.
    consumer.storeReleasing(position, at: 0)
    released = position
  }
}
