internal import Events

/// Strings as strace quotes them.
extension ByteBuffer {
  /// `"one\ntwo\0"`: what cannot be printed is an escape of C, or octal with as few digits as the next character allows.
  mutating func append(straceString bytes: RawSpan) {
    append(UInt8(ascii: "\""))
    for index in 0..<bytes.byteCount {
      let next = index + 1 < bytes.byteCount ? bytes.load(index + 1, as: UInt8.self) : 0
      append(straceByte: bytes.load(index, as: UInt8.self), before: next)
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func append(straceByte byte: UInt8, before next: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"" as StaticString)
    case UInt8(ascii: "\\"): append("\\\\" as StaticString)
    case 0x0C: append("\\f" as StaticString)
    case 0x0A: append("\\n" as StaticString)
    case 0x0D: append("\\r" as StaticString)
    case 0x09: append("\\t" as StaticString)
    case 0x0B: append("\\v" as StaticString)
    case 0x20...0x7E: append(byte)
    default:
      append(UInt8(ascii: "\\"))
      let needsAll = (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(next)
      for shift: UInt8 in [6, 3] where needsAll || byte >> shift != 0 {
        append(UInt8(ascii: "0") + (byte >> shift & 7))
      }
      append(UInt8(ascii: "0") + (byte & 7))
    }
  }

}
