/// The part of a stream that is in memory: a buffer that slides forward and grows only when one block needs it.
///
///     0          start                 end           capacity
///     +----------+---------------------+-------------+
///     | used up  | available           | free        |
///     +----------+---------------------+-------------+
///
/// Growth follows the bytes that really arrive, never a length that the file claims.
@safe
struct ByteWindow: ~Copyable {
  private var stream: ByteStream
  private var memory: UnsafeMutableRawPointer
  private var capacity: Int
  private var start = 0
  private var end = 0
  /// Where `start` lies in the decompressed stream.
  private(set) var offset: UInt64 = 0
  /// Where in the decompressed stream reading ends for now.
  private var limit = UInt64.max

  private static let initialCapacity = 512 << 10

  init(_ stream: consuming ByteStream) {
    self.stream = stream
    capacity = Self.initialCapacity
    unsafe memory = .allocate(byteCount: capacity, alignment: 64)
  }

  deinit { unsafe memory.deallocate() }

  var gauge: ReadingGauge { stream.gauge }

  var isCompressed: Bool { stream.isCompressed }

  var isPipe: Bool { stream.fileByteCount == nil }

  /// The bytes at hand.
  var bytes: RawSpan {
    @inline(__always)
    @_lifetime(borrow self)
    get {
      // Safe: start ≤ end ≤ capacity, and the memory lives and stays in place as long as self is not mutated.
      let span = unsafe RawSpan(_unsafeStart: memory + start, byteCount: end &- start)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  @inline(__always)
  var availableCount: Int { end - start }

  /// Drops `count` bytes from the front.
  @inline(__always)
  mutating func consume(_ count: Int) {
    precondition(count >= 0 && count <= end &- start, "more consumed than available")
    start &+= count
    offset &+= UInt64(truncatingIfNeeded: count)
  }

  /// The `count` bytes that were dropped last, as long as nothing was read since.
  @_lifetime(borrow self)
  func consumed(_ count: Int) -> RawSpan {
    precondition(count >= 0 && count <= start, "those bytes are gone")
    // Safe: they lie before `start`, and the memory lives and stays in place as long as self is not mutated.
    let span = unsafe RawSpan(_unsafeStart: memory + (start &- count), byteCount: count)
    return unsafe _overrideLifetime(span, borrowing: self)
  }

  /// Reads until `count` bytes are available; false when the stream ends before.
  @inline(__always)
  mutating func ensure(_ count: Int) throws(CaptureError) -> Bool {
    if end &- start >= count { return true }
    return try fill(count)
  }

  @inline(never)
  private mutating func fill(_ count: Int) throws(CaptureError) -> Bool {
    while end - start < count {
      if start > 0 { slide() }
      if end == capacity { grow() }
      let room = unsafe UnsafeMutableRawBufferPointer(start: memory + end, count: capacity - end)
      let read = try unsafe take(into: room)
      if read == 0 { return false }
      end += read
    }
    return true
  }

  /// Reads from the stream; what goes wrong there is told with its place in the decompressed bytes.
  private mutating func take(into room: UnsafeMutableRawBufferPointer) throws(CaptureError) -> Int {
    do {
      guard limit > stream.offset else { return 0 }
      let count = min(UInt64(room.count), limit - stream.offset)
      let part = unsafe UnsafeMutableRawBufferPointer(rebasing: room[..<Int(count)])
      return try unsafe stream.read(into: part, upTo: limit)
    } catch {
      throw CaptureError(
        problem: error.problem, field: error.field, offset: offset + UInt64(end - start))
    }
  }

  // MARK: - Going elsewhere

  /// Notes on the way where reading could begin anew: see `ByteStream`.
  mutating func noteAccessPoints(every spacing: UInt64) { stream.noteAccessPoints(every: spacing) }

  mutating func takeAccessPoints() -> [AccessPoint] { stream.takeAccessPoints() }

  /// Goes on at `offset` of the decompressed stream, as far as `limit`; what is at hand is dropped. Bytes before it are
  /// read and dropped, from `point` on if that is nearer than where the stream stands.
  mutating func move(to offset: UInt64, limit: UInt64, through point: AccessPoint?) throws(CaptureError) {
    (start, end) = (0, 0)
    self.limit = offset
    self.offset = offset
    do {
      if let point, point.offset <= offset, point.offset > stream.offset || stream.offset > offset {
        try stream.seek(to: point)
      }
    } catch {
      throw CaptureError(problem: error.problem, field: error.field, offset: offset)
    }
    precondition(stream.offset <= offset, "a stream only goes forward, but for access points")
    while stream.offset < offset {
      let room = unsafe UnsafeMutableRawBufferPointer(start: memory, count: capacity)
      if try unsafe take(into: room) == 0 { break }
    }
    self.limit = limit
  }

  /// Shows `bytes` in place of the stream, which waits where it stands. They count as standing at `offset`.
  mutating func show(_ bytes: RawSpan, at offset: UInt64) {
    (start, end) = (0, 0)
    limit = 0
    self.offset = offset
    while capacity < bytes.byteCount { grow() }
    // Safe: there is room for all of them.
    unsafe bytes.withUnsafeBytes { source in
      if let first = source.baseAddress { unsafe memory.copyMemory(from: first, byteCount: source.count) }
    }
    end = bytes.byteCount
  }

  private mutating func slide() {
    let count = end - start
    // Safe: both ranges lie within the memory; copying forward handles the overlap.
    unsafe memory.copyMemory(from: memory + start, byteCount: count)
    start = 0
    end = count
  }

  private mutating func grow() {
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity * 2, alignment: 64)
    unsafe larger.copyMemory(from: memory, byteCount: end)
    unsafe memory.deallocate()
    unsafe memory = larger
    capacity *= 2
  }
}
