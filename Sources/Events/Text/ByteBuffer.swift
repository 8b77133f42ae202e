/// Bytes that are being put together: a line of output, a name, the value of a field.
///
/// Grows by doubling and is reused, so that in the steady state writing allocates nothing. Owned by one holder.
@safe
public struct ByteBuffer: ~Copyable {
  @usableFromInline var memory: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  public private(set) var count = 0

  public init(capacity: Int = 256) {
    self.capacity = max(capacity, 64)
    unsafe memory = .allocate(capacity: self.capacity)
  }

  deinit { unsafe memory.deallocate() }

  public var isEmpty: Bool { count == 0 }

  /// What has been written so far. Lifetime: until the buffer changes.
  public var bytes: RawSpan {
    @_lifetime(borrow self)
    get {
      // Safe: `count` bytes are initialized, and the memory stays in place while self is borrowed.
      let span = unsafe RawSpan(_unsafeStart: memory, byteCount: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// Forgets everything, keeping the memory.
  public mutating func removeAll() { count = 0 }

  /// Forgets what was written after the first `length` bytes.
  public mutating func truncate(to length: Int) {
    precondition(length >= 0 && length <= count, "a buffer is only ever cut shorter")
    count = length
  }

  public mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe memory[count] = byte
    count &+= 1
  }

  public mutating func append(_ bytes: RawSpan) {
    let length = bytes.byteCount
    guard length > 0 else { return }
    reserve(length)
    // Safe: `reserve` made room for `length` bytes behind `count`.
    unsafe bytes.withUnsafeBytes { source in
      guard let start = source.baseAddress else { return }
      unsafe UnsafeMutableRawPointer(memory + count).copyMemory(from: start, byteCount: length)
    }
    count &+= length
  }

  public mutating func append(_ text: StaticString) {
    let length = text.utf8CodeUnitCount
    reserve(length)
    // Safe: the literal lives forever and is `length` bytes long.
    unsafe (memory + count).update(from: text.utf8Start, count: length)
    count &+= length
  }

  public mutating func append(_ text: String) {
    for byte in text.utf8 { append(byte) }
  }

  public mutating func append(_ bytes: [UInt8]) {
    // Safe: bytes have no padding.
    unsafe append(bytes.span.bytes)
  }

  public mutating func append(_ byte: UInt8, repeated times: Int) {
    guard times > 0 else { return }
    reserve(times)
    unsafe (memory + count).update(repeating: byte, count: times)
    count &+= times
  }

  /// The byte at `index`, which must be below `count`.
  public subscript(index: Int) -> UInt8 {
    get {
      precondition(index >= 0 && index < count, "index out of range")
      return unsafe memory[index]
    }
    set {
      precondition(index >= 0 && index < count, "index out of range")
      unsafe memory[index] = newValue
    }
  }

  private mutating func reserve(_ more: Int) {
    if count &+ more > capacity { grow(count + more) }
  }

  @inline(never)
  private mutating func grow(_ needed: Int) {
    let larger = max(needed, capacity * 2)
    let replacement = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe replacement.update(from: memory, count: count)
    unsafe memory.deallocate()
    unsafe memory = replacement
    capacity = larger
  }
}
