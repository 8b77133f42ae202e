internal import Events

/// Copies of records, one after the other in memory that stays in place between appends.
struct RecordStore: ~Copyable {
  private var bytes = ByteBuffer(capacity: 1 << 20)

  /// Bytes in use.
  var count: Int { bytes.count }

  /// Keeps a copy and returns its offset.
  mutating func append(_ record: RecordView) -> Int {
    let offset = bytes.count
    bytes.append(record.bytes)
    return offset
  }

  /// The record that was appended at `offset`.
  @_lifetime(borrow self)
  func record(at offset: Int) -> RecordView {
    precondition(offset >= 0 && offset < count, "no record begins there")
    // A whole record was copied to this place, beginning with its size.
    let all = bytes.bytes
    return RecordView(unchecked: all.window(offset, byteCount: Int(all.load(offset, as: UInt32.self))))
  }

  /// Forgets the first `count` bytes; what is behind them moves to the front.
  mutating func removeFirst(_ count: Int) { bytes.removeFirst(count) }
}
