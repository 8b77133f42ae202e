internal import Events

/// The rings of all CPUs.
struct RingSet: ~Copyable {
  private var rings: FixedArray<RingReader>

  /// Makes `count` rings of at least `size` bytes and puts them where the kernel's side looks for them.
  init(count: Int, size: Int, in outer: Int32) throws(LiveError) {
    var power = MappedMemory.pageSize
    while power < size { power *= 2 }
    rings = try FixedArray(count: count) { (cpu) throws(LiveError) in
      let ring = try RingReader(size: power)
      try BPFCall.update(outer, "rings", key: UInt32(cpu), value: ring.descriptor.number)
      return ring
    }
  }

  /// Hands every record to `body`, ring after ring; what comes meanwhile may wait for the next time. Returns how many
  /// there were.
  mutating func drain(_ body: (borrowing RecordView) throws(LiveError) -> Void) throws(LiveError) -> Int {
    var records = 0
    for cpu in 0..<rings.count {
      records += try Self.drain(&rings[cpu], cpu: cpu, body)
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
