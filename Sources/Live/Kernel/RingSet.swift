internal import CKernel
internal import Events

/// The rings of all CPUs.
@safe
struct RingSet: ~Copyable {
  /// One per CPU. Arrays and tuples cannot hold noncopyable values.
  private let rings: UnsafeMutablePointer<RingReader>
  private let count: Int

  /// Makes `count` rings of at least `size` bytes and puts them where the kernel's side looks for them.
  init(count: Int, size: Int, in outer: Int32) throws(LiveError) {
    let pageSize = 4096
    var power = pageSize
    while power < size { power *= 2 }
    unsafe rings = UnsafeMutablePointer<RingReader>.allocate(capacity: count)
    var made = 0
    do throws(LiveError) {
      for cpu in 0..<count {
        let ring = try RingReader(size: power)
        var (key, value) = (UInt32(cpu), ring.descriptor.number)
        // Safe: keys and values of the map are 32-bit integers.
        guard unsafe ck_update(outer, &key, &value) == 0 else {
          throw LiveError.last("bpf(BPF_MAP_UPDATE_ELEM)", "rings")
        }
        // Safe: the place is allocated, and not initialized yet.
        unsafe (rings + cpu).initialize(to: ring)
        made += 1
      }
    } catch {
      unsafe rings.deinitialize(count: made)
      unsafe rings.deallocate()
      throw error
    }
    self.count = count
  }

  deinit {
    unsafe rings.deinitialize(count: count)
    unsafe rings.deallocate()
  }

  /// Hands every record to `body`, ring after ring; what comes meanwhile may wait for the next time. Returns how many
  /// there were.
  mutating func drain(_ body: (borrowing RecordView) throws(LiveError) -> Void) throws(LiveError) -> Int {
    var records = 0
    for cpu in 0..<count {
      records += try unsafe Self.drain(&rings[cpu], cpu: cpu, body)
    }
    return records
  }

  private static func drain(
    _ ring: inout RingReader, cpu: Int, _ body: (borrowing RecordView) throws(LiveError) -> Void
  ) throws(LiveError) -> Int {
    defer { ring.release() }
    var records = 0
    while let bytes = ring.next() {
      guard let record = RecordView(bytes) else { throw LiveError(.malformedRecord(cpu: cpu)) }
      try body(record)
      records += 1
    }
    return records
  }
}
