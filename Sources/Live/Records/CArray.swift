/// Arrays in structs of C, which are tuples here: their bytes, taken out and put in. For what is not asked per event.
enum CArray {
  /// The bytes of an array, first element first.
  static func bytes<Elements: BitwiseCopyable>(_ array: Elements) -> [UInt8] {
    // Safe: arrays of integers have no padding, so that all their bytes have values.
    unsafe withUnsafeBytes(of: array) { unsafe [UInt8]($0) }
  }

  /// Puts `bytes` at the start of an array. What it has no room for is left out, and what is behind them stays.
  static func fill<Elements: BitwiseCopyable>(_ array: inout Elements, with bytes: some Collection<UInt8>) {
    // Safe: no more is copied than there is room for, and any bytes are integers.
    unsafe withUnsafeMutableBytes(of: &array) { target in
      unsafe target.copyBytes(from: bytes.prefix(target.count))
    }
  }
}
