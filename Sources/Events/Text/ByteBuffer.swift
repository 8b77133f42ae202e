/// Bytes that are being put together: a line of output, a name, the value of a field.
///
/// Grows by doubling and is reused, so that in the steady state writing allocates nothing. Owned by one holder.
@safe
public struct ByteBuffer: ~Copyable {
  @usableFromInline var memory: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var length = 0

  public init(capacity: Int = 256) {
    self.capacity = max(capacity, 64)
    unsafe memory = .allocate(capacity: self.capacity)
  }

  /// A buffer of its own with the same bytes.
  public init(copying other: borrowing ByteBuffer) {
    self.init(capacity: other.count)
    append(other.bytes)
  }

  deinit { unsafe memory.deallocate() }

  /// How many bytes have been written so far.
  @inlinable
  public var count: Int { length }

  @inlinable
  public var isEmpty: Bool { length == 0 }

  /// What has been written so far. Lifetime: until the buffer changes.
  @inlinable
  public var bytes: RawSpan {
    @_lifetime(borrow self)
    get {
      // Safe: `length` bytes are initialized, and the memory stays in place while self is borrowed.
      let span = unsafe RawSpan(_unsafeStart: memory, byteCount: length)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// Forgets everything, keeping the memory.
  @inlinable
  public mutating func removeAll() { length = 0 }

  /// Forgets what was written after the first `count` bytes.
  @inlinable
  public mutating func truncate(to count: Int) {
    precondition(count >= 0 && count <= length, "a buffer is only ever cut shorter")
    length = count
  }

  /// Forgets the first `count` bytes; what is behind them moves to the front.
  package mutating func removeFirst(_ count: Int) {
    precondition(count >= 0 && count <= length, "more forgotten than written")
    // Safe: both stretches lie within what was written; memmove allows that they overlap.
    unsafe UnsafeMutableRawPointer(memory).copyMemory(from: memory + count, byteCount: length - count)
    length -= count
  }

  @inlinable
  public mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe memory[length] = byte
    length &+= 1
  }

  @inlinable
  public mutating func append(_ bytes: RawSpan) {
    let more = bytes.byteCount
    guard more > 0 else { return }
    reserve(more)
    // Safe: `reserve` made room for `more` bytes behind `length`.
    unsafe bytes.withUnsafeBytes { source in
      guard let start = source.baseAddress else { return }
      unsafe Self.copy(start, to: UnsafeMutableRawPointer(memory + length), more)
    }
    length &+= more
  }

  @inlinable
  public mutating func append(_ text: StaticString) {
    let more = text.utf8CodeUnitCount
    reserve(more)
    // Safe: the literal lives forever and is `more` bytes long.
    unsafe Self.copy(UnsafeRawPointer(text.utf8Start), to: UnsafeMutableRawPointer(memory + length), more)
    length &+= more
  }

  /// Copies `count` bytes. Most of what is appended is short, and a call of the C library costs more than the copy:
  /// up to sixteen bytes go as two words that may overlap.
  @inlinable
  static func copy(_ source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, _ count: Int) {
    if count > 16 {
      unsafe target.copyMemory(from: source, byteCount: count)
    } else if count >= 8 {
      unsafe copyEnds(source, target, count, UInt64.self)
    } else if count >= 4 {
      unsafe copyEnds(source, target, count, UInt32.self)
    } else if count >= 2 {
      unsafe copyEnds(source, target, count, UInt16.self)
    } else if count == 1 {
      unsafe copyEnds(source, target, count, UInt8.self)
    }
  }

  /// Copies the first and the last word of a stretch that is no longer than both and no shorter than one.
  @inlinable
  static func copyEnds<Word: FixedWidthInteger & BitwiseCopyable>(
    _ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer, _ count: Int, _: Word.Type
  ) {
    let lastAt = count &- MemoryLayout<Word>.size
    let first = unsafe source.loadUnaligned(as: Word.self)
    let last = unsafe source.loadUnaligned(fromByteOffset: lastAt, as: Word.self)
    unsafe target.storeBytes(of: first, as: Word.self)
    unsafe target.storeBytes(of: last, toByteOffset: lastAt, as: Word.self)
  }

  /// Appends what another buffer holds. Its memory never ends within sixteen bytes of its start, so short texts, which
  /// most are, go as two whole words.
  @inlinable
  public mutating func append(_ other: borrowing ByteBuffer) {
    unsafe appendPadded(UnsafeRawPointer(other.memory), other.length)
  }

  /// Appends `count` bytes of another buffer from `start`, which both lie within it.
  @inlinable
  public mutating func append(_ other: borrowing ByteBuffer, from start: Int, count: Int) {
    precondition(start >= 0 && count >= 0 && start &+ count <= other.length, "out of range")
    if start &+ 16 <= other.capacity {
      unsafe appendPadded(UnsafeRawPointer(other.memory + start), count)
    } else {
      append(other.bytes.window(start, byteCount: count))
    }
  }

  /// Appends `count` bytes from memory that may be read for sixteen bytes even where there are fewer.
  @unsafe
  @inlinable
  public mutating func appendPadded(_ source: UnsafeRawPointer, _ count: Int) {
    if count <= 16 {
      reserve(16)
      let target = unsafe UnsafeMutableRawPointer(memory + length)
      let first = unsafe source.loadUnaligned(as: UInt64.self)
      let second = unsafe source.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      unsafe target.storeBytes(of: first, as: UInt64.self)
      unsafe target.storeBytes(of: second, toByteOffset: 8, as: UInt64.self)
    } else {
      reserve(count)
      unsafe UnsafeMutableRawPointer(memory + length).copyMemory(from: source, byteCount: count)
    }
    length &+= count
  }

  public mutating func append(_ text: String) {
    for byte in text.utf8 { append(byte) }
  }

  public mutating func append(_ bytes: [UInt8]) { append(bytes.rawSpan) }

  @inlinable
  public mutating func append(_ byte: UInt8, repeated times: Int) {
    guard times > 0 else { return }
    reserve(times)
    unsafe (memory + length).update(repeating: byte, count: times)
    length &+= times
  }

  /// The byte at `index`, which must be below `count`.
  @inlinable
  public subscript(index: Int) -> UInt8 {
    get {
      precondition(index >= 0 && index < length, "index out of range")
      return unsafe memory[index]
    }
    set {
      precondition(index >= 0 && index < length, "index out of range")
      unsafe memory[index] = newValue
    }
  }

  /// Makes sure that `more` bytes fit behind what is there.
  @inlinable
  mutating func reserve(_ more: Int) {
    if length &+ more > capacity { grow(by: more) }
  }

  @inline(never)
  @usableFromInline
  mutating func grow(by more: Int) {
    let larger = max(length + more, capacity * 2)
    let replacement = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe replacement.update(from: memory, count: length)
    unsafe memory.deallocate()
    unsafe memory = replacement
    capacity = larger
  }
}
