internal import CKernel

/// Puts raw records together, one after the other, in the layout of BPF/Interface/records.h.
struct RecordWriter {
  /// The records so far, each as long as its header says.
  private(set) var bytes: [UInt8] = []
  /// Where the record that is being made begins.
  private var start = 0
  /// Whether a segment of it had no room.
  private(set) var isCut = false

  /// Bytes of the record that is being made.
  private var size: Int { bytes.count - start }

  /// Begins a record with its fixed part, whose header's size is filled in by `end()`.
  mutating func begin<Fixed: BitwiseCopyable>(_ fixed: Fixed) {
    start = bytes.count
    isCut = false
    append(fixed)
  }

  mutating func end() {
    let size = UInt32(self.size)
    for index in 0..<4 { bytes[start + index] = UInt8(truncatingIfNeeded: size >> (8 * index)) }
    guard isCut else { return }
    // Only records of calls are ever that long; `flags` is in their 98th byte.
    bytes[start + 98] |= UInt8(CALL_CUT)
  }

  /// Appends a segment. Without room for it the record is marked as cut.
  mutating func append(
    _ kind: SegmentKind, argument: UInt8, status: SegmentStatus = .ok, index: Int = 0, _ content: [UInt8],
    fullLength: Int? = nil
  ) {
    guard open() else { return }
    append(
      segment(
        kind: kind.rawValue, argument: argument, status: status.rawValue, reserved: 0,
        index: UInt32(clamping: index), length: UInt32(content.count),
        full_length: UInt32(clamping: fullLength ?? content.count)))
    bytes += content
    pad()
  }

  /// Appends a segment that is a struct of the header.
  mutating func append<Content: BitwiseCopyable>(
    _ kind: SegmentKind, argument: UInt8, index: Int = 0, structure: Content
  ) {
    guard open() else { return }
    let length = UInt32(MemoryLayout<Content>.size)
    append(
      segment(
        kind: kind.rawValue, argument: argument, status: SegmentStatus.ok.rawValue, reserved: 0,
        index: UInt32(clamping: index), length: length, full_length: length))
    append(structure)
    pad()
  }

  /// Hands over the records, which are forgotten here.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Whether the record may have one more segment: segments begin in its first half.
  private mutating func open() -> Bool {
    if size >= Int(RECORD_MAX) / 2 { isCut = true }
    return !isCut
  }

  private mutating func append<Value: BitwiseCopyable>(_ value: Value) {
    bytes += CLayout.bytes(value)
  }

  private mutating func pad() {
    while size % 8 != 0 { bytes.append(0) }
  }
}
