internal import Events

/// Structs and arrays of C, which are tuples here, and the bytes that they are: the one place where the one is taken for
/// the other. All of them are integers without padding, which `records.h` asserts: any bytes are a valid value, and every
/// byte of a value has one.
enum CLayout {
  /// The bytes of a struct or an array, first element first.
  static func bytes<Value: BitwiseCopyable>(_ value: Value) -> [UInt8] {
    withBytes(of: value) { [UInt8](copying: $0) }
  }

  /// Calls `body` with the same bytes in place.
  @inline(__always)
  static func withBytes<Value: BitwiseCopyable, Result>(of value: Value, _ body: (RawSpan) -> Result)
    -> Result
  {
    // Safe: there is no padding, so that all bytes have values; the span lives as long as the call.
    unsafe withUnsafeBytes(of: value) { unsafe body(RawSpan(_unsafeBytes: $0)) }
  }

  /// Puts `bytes` at the start of an array. What it has no room for is left out, and what is behind them stays.
  static func fill<Elements: BitwiseCopyable>(_ array: inout Elements, with bytes: some Collection<UInt8>) {
    // Safe: no more is copied than there is room for, and any bytes are integers.
    unsafe withUnsafeMutableBytes(of: &array) { target in
      unsafe target.copyBytes(from: bytes.prefix(target.count))
    }
  }

  /// Element `index` of an array.
  static func element<Elements: BitwiseCopyable, Element: BitwiseCopyable>(
    _ index: Int, of array: Elements, as type: Element.Type
  ) -> Element {
    withBytes(of: array) { $0.structure(at: index * MemoryLayout<Element>.stride, as: type) }
  }

  /// All elements of an array.
  static func elements<Elements: BitwiseCopyable, Element: BitwiseCopyable>(
    of array: Elements, as type: Element.Type
  ) -> [Element] {
    (0..<MemoryLayout<Elements>.size / MemoryLayout<Element>.stride).map { element($0, of: array, as: type) }
  }

  /// Sets element `index` of an array, or of a struct seen as one, which must have it.
  static func set<Elements, Element: BitwiseCopyable>(
    _ index: Int, of array: inout Elements, to element: Element
  ) {
    let place = index * MemoryLayout<Element>.stride
    precondition(
      index >= 0 && place + MemoryLayout<Element>.size <= MemoryLayout<Elements>.size, "no such element")
    // Safe: the element lies within the array, and is of integers.
    unsafe withUnsafeMutableBytes(of: &array) {
      unsafe $0.storeBytes(of: element, toByteOffset: place, as: Element.self)
    }
  }
}

extension RawSpan {
  /// The struct of C at `offset`, all of which must be there.
  @inline(__always)
  func structure<Value: BitwiseCopyable>(at offset: Int = 0, as _: Value.Type) -> Value {
    // Safe: the span checks its bounds, and any bits are a valid struct of integers.
    unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: Value.self)
  }
}
