/// Plain values that are made once and never freed, so that reading them counts no references.
@safe
struct ImmortalArray<Element: BitwiseCopyable>: BitwiseCopyable, @unchecked Sendable {
  // Sendable: the memory is written here and only read afterwards.
  private let elements: UnsafePointer<Element>
  let count: Int

  init(_ values: [Element]) {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(values.count, 1))
    unsafe values.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { unsafe memory.initialize(from: start, count: source.count) }
    }
    unsafe elements = UnsafePointer(memory)
    count = values.count
  }

  /// The value at `index`, or nil when there is none: indices come from captures.
  subscript(index: Int) -> Element? {
    index >= 0 && index < count ? unsafe elements[index] : nil
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
