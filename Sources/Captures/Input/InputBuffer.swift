/// Bytes of a file that were read and not yet used.
@safe
struct InputBuffer: ~Copyable {
  private let file: FileDescriptor
  private let memory: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  private(set) var isAtEndOfFile = false
  /// Where in the file the bytes at hand end.
  let gauge: ReadingGauge

  /// A decompressor may give back so many bytes that it had taken for its own: they stay in front of the others.
  private static let longestReturn = 8

  init(_ file: consuming FileDescriptor) {
    gauge = ReadingGauge(byteCount: file.byteCount)
    self.file = file
    unsafe memory = .allocate(byteCount: 128 << 10, alignment: 16)
  }

  deinit { unsafe memory.deallocate() }

  /// The size of the file, or nil for what has none.
  var fileByteCount: UInt64? { gauge.byteCount }
  /// How many bytes are at hand.
  var count: Int { end - start }
  /// Where in the file they begin.
  var offset: UInt64 { gauge.position - UInt64(count) }

  /// The bytes at hand. Valid until the buffer is changed.
  var bytes: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(rebasing: memory[start..<end])
  }

  /// The byte at `index`, of those at hand.
  subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count, "no such byte at hand")
    return unsafe memory[start + index]
  }

  /// Drops bytes from the front; a negative count takes back what was dropped last.
  mutating func consume(_ count: Int) {
    precondition(count >= -min(start, Self.longestReturn) && count <= end - start, "more used than at hand")
    start += count
  }

  /// Reads more of the file behind what is at hand; false at its end.
  mutating func refill() throws(CaptureError) -> Bool {
    makeRoom()
    let count = try unsafe file.read(into: UnsafeMutableRawBufferPointer(rebasing: memory[end...]))
    gauge.position += UInt64(count)
    end += count
    if count == 0 { isAtEndOfFile = true }
    return count > 0
  }

  /// Reads past the buffer, straight into `target`, while nothing is at hand; 0 at the end of the file.
  mutating func read(into target: UnsafeMutableRawBufferPointer) throws(CaptureError) -> Int {
    if start < end {
      let count = min(target.count, end - start)
      unsafe target.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[start..<start + count]))
      start += count
      return count
    }
    let count = try unsafe file.read(into: target)
    gauge.position += UInt64(count)
    return count
  }

  /// Goes on reading at `offset` of the file.
  mutating func seek(to offset: UInt64) throws(CaptureError) {
    try file.seek(to: offset)
    (start, end) = (0, 0)
    gauge.position = offset
    isAtEndOfFile = false
  }

  /// Moves what is at hand, and what may be taken back, to the front.
  private mutating func makeRoom() {
    let kept = min(start, Self.longestReturn)
    let from = start - kept
    guard from > 0 else { return }
    // Safe: both ranges lie within the memory; copying forward handles the overlap.
    unsafe UnsafeMutableRawBufferPointer(rebasing: memory[..<(end - from)]).copyMemory(
      from: UnsafeRawBufferPointer(rebasing: memory[from..<end]))
    start = kept
    end -= from
  }
}
