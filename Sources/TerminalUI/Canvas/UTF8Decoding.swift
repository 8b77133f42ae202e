/// One scalar at a time from bytes that may be anything. Keys and drawn text are both read so.
enum UTF8Decoding {
  /// How many bytes a sequence has that begins with this one; 0 for a byte that begins none.
  static func length(of first: UInt8) -> Int {
    switch first {
    case 0..<0x80: 1
    case 0xC2..<0xE0: 2
    case 0xE0..<0xF0: 3
    case 0xF0..<0xF5: 4
    default: 0
    }
  }

  /// The scalar at `offset` and the bytes it takes; nil where there is none: a byte out of place, a sequence that is cut,
  /// longer than needed, a surrogate, or beyond Unicode.
  static func scalar(in bytes: Span<UInt8>, at offset: Int) -> (Unicode.Scalar, Int)? {
    let first = bytes[offset]
    let length = length(of: first)
    if length == 1 { return (Unicode.Scalar(first), 1) }
    guard length > 1, length <= bytes.count - offset else { return nil }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in 1..<length {
      let byte = bytes[offset + index]
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }
}
