internal import Events

/// Data buffers in the form that the command line asked for.
extension ParamWriter {
  func append(data bytes: RawSpan, to out: inout ByteBuffer) {
    guard bytes.byteCount > 0 else { return }
    switch style.data {
    case .dots: append(dots: bytes, to: &out)
    case .ascii:
      out.append(UInt8(ascii: "\n"))
      append(ascii: bytes, to: &out)
    case .asciiInLine: append(ascii: bytes, to: &out)
    case .hex: append(hex: bytes, withASCII: false, to: &out)
    case .hexASCII: append(hex: bytes, withASCII: true, to: &out)
    case .base64: append(base64: bytes, to: &out)
    }
  }

  /// One character a byte; what is too long is cut and ends in three dots.
  private func append(dots bytes: RawSpan, to out: inout ByteBuffer) {
    let limit = style.longestData
    guard limit > 0, bytes.byteCount > limit else { return out.append(dotted: bytes) }
    guard limit > 3 else { return out.append(dotted: bytes.window(0, byteCount: limit)) }
    out.append(dotted: bytes.window(0, byteCount: limit - 3))
    out.append("..." as StaticString)
  }

  /// The printable characters and the line ends.
  private func append(ascii bytes: RawSpan, to out: inout ByteBuffer) {
    let newline = UInt8(ascii: "\n")
    let carriageReturn = UInt8(ascii: "\r")
    var previous = carriageReturn
    for index in 0..<bytes.byteCount {
      let byte = bytes.load(index, as: UInt8.self)
      if byte &- 0x20 < 0x5F {
        out.append(byte)
      } else if byte == carriageReturn || (byte == newline && previous != carriageReturn) {
        out.append(newline)
      }
      previous = byte
    }
  }

  /// Lines of sixteen bytes in groups of two, each with its offset; with the characters beside them if asked for.
  private func append(hex bytes: RawSpan, withASCII: Bool, to out: inout ByteBuffer) {
    var start = 0
    while start < bytes.byteCount {
      let row = bytes.window(start, byteCount: min(16, bytes.byteCount - start))
      out.append("\n\t0x" as StaticString)
      out.append(hex: UInt64(start), paddedTo: 4)
      out.append(UInt8(ascii: ":"))
      for index in 0..<row.byteCount {
        if index & 1 == 0 { out.append(UInt8(ascii: " ")) }
        out.append(hex: UInt64(row.load(index, as: UInt8.self)), paddedTo: 2)
      }
      if withASCII {
        out.append(UInt8(ascii: " "), repeated: (8 - (row.byteCount + 1) / 2) * 5 + 2)
        out.append(dotted: row)
      }
      start += 16
    }
    out.append(UInt8(ascii: "\n"))
  }

  private func append(base64 bytes: RawSpan, to out: inout ByteBuffer) {
    var index = 0
    while index < bytes.byteCount {
      let left = bytes.byteCount - index
      let first = UInt32(bytes.load(index, as: UInt8.self))
      let second = left > 1 ? UInt32(bytes.load(index + 1, as: UInt8.self)) : 0
      let third = left > 2 ? UInt32(bytes.load(index + 2, as: UInt8.self)) : 0
      let group = first << 16 | second << 8 | third
      out.append(Self.base64Digit(group >> 18))
      out.append(Self.base64Digit(group >> 12))
      out.append(left > 1 ? Self.base64Digit(group >> 6) : UInt8(ascii: "="))
      out.append(left > 2 ? Self.base64Digit(group) : UInt8(ascii: "="))
      index += 3
    }
  }

  private static func base64Digit(_ value: UInt32) -> UInt8 {
    let digit = UInt8(truncatingIfNeeded: value & 63)
    switch digit {
    case 0..<26: return UInt8(ascii: "A") &+ digit
    case 26..<52: return UInt8(ascii: "a") &+ digit &- 26
    case 52..<62: return UInt8(ascii: "0") &+ digit &- 52
    case 62: return UInt8(ascii: "+")
    default: return UInt8(ascii: "/")
    }
  }
}
