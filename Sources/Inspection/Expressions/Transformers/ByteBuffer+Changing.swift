internal import Events

/// Changing the text at the end of a buffer, where transformers work.
extension ByteBuffer {
  /// Replaces every byte from `start` on.
  mutating func map(from start: Int, _ change: (UInt8) -> UInt8) {
    for index in start..<count { self[index] = change(self[index]) }
  }

  /// Keeps what follows the last slash of the text that begins at `start`.
  mutating func keepBasename(from start: Int) {
    var from = count
    while from > start, self[from - 1] != UInt8(ascii: "/") { from -= 1 }
    moveDown(from: from, to: start)
  }

  /// Decodes the text that begins at `start`, with or without padding; false where it is not base64.
  mutating func decodeBase64(from start: Int) -> Bool {
    var bits: UInt32 = 0
    var bitCount = 0
    var end = start
    for index in start..<count {
      let byte = self[index]
      if byte == UInt8(ascii: "=") { break }
      guard let value = Self.base64Value(byte) else { return false }
      bits = bits << 6 | UInt32(value)
      bitCount += 6
      if bitCount >= 8 {
        bitCount -= 8
        self[end] = UInt8(truncatingIfNeeded: bits >> UInt32(bitCount))
        end += 1
      }
    }
    truncate(to: end)
    return true
  }

  private mutating func moveDown(from: Int, to start: Int) {
    let length = count - from
    for index in 0..<length { self[start + index] = self[from + index] }
    truncate(to: start + length)
  }

  private static func base64Value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
