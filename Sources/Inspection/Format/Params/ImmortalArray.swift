internal import Events

/// Plain values that are made once and never freed, so that reading them counts no references.
@safe
struct ImmortalArray<Element: BitwiseCopyable>: BitwiseCopyable, @unchecked Sendable {
  // Sendable: the memory is written here and only read afterwards.
  private let elements: UnsafePointer<Element>
  let count: Int

  init(_ values: [Element]) {
    // Bytes may be read for sixteen of them from any place, which lets short texts go as whole words.
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: values.count + 16)
    unsafe values.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { unsafe memory.initialize(from: start, count: source.count) }
    }
    unsafe elements = UnsafePointer(memory)
    count = values.count
  }

  private init(_ elements: UnsafePointer<Element>, count: Int) {
    unsafe self.elements = unsafe elements
    self.count = count
  }

  /// A stretch of the values, which must be within the array.
  @inline(__always)
  func slice(_ range: ByteRange) -> ImmortalArray {
    let (start, length) = (Int(range.start), Int(range.count))
    precondition(start >= 0 && length >= 0 && start &+ length <= count, "out of range")
    return unsafe ImmortalArray(elements + start, count: length)
  }

  /// The value at `index`, or nil when there is none: indices come from captures.
  subscript(index: Int) -> Element? {
    index >= 0 && index < count ? unsafe elements[index] : nil
  }

  /// The value at `index`, which must be within the array, where it lies.
  subscript(place index: Int) -> Element {
    unsafeAddress {
      precondition(index >= 0 && index < count, "index out of range")
      return unsafe elements + index
    }
  }

  /// Appends a stretch of values as bytes; nothing when it is not within the array.
  @inline(__always)
  func append(_ range: ByteRange, to out: inout ByteBuffer) where Element == UInt8 {
    let start = Int(range.start)
    let length = Int(range.count)
    guard start >= 0, length >= 0, start &+ length <= count else { return }
    // Safe: the stretch is within the array, and sixteen bytes behind its last one belong to it.
    unsafe out.appendPadded(UnsafeRawPointer(elements + start), length)
  }

  /// A stretch of values as bytes; empty when it is not within the array.
  subscript(range: ByteRange) -> RawSpan where Element == UInt8 {
    @_lifetime(immortal)
    get {
      let start = Int(range.start)
      let length = Int(range.count)
      guard start >= 0, length >= 0, start &+ length <= count else { return RawSpan() }
      // Safe: the stretch is within memory that is never freed.
      return unsafe _overrideLifetime(
        RawSpan(_unsafeStart: UnsafeRawPointer(elements + start), byteCount: length), copying: ())
    }
  }
}

extension ByteBuffer {
  /// Appends a stretch of a text; nothing when it is not within it.
  mutating func append(_ text: ImmortalArray<UInt8>, _ range: ByteRange) { text.append(range, to: &self) }
}
