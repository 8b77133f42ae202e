internal import Events

/// Names as they stand in messages, read as text with a dot behind each label.
///
/// Source: RFC 1035, 4.1.4 (pointers) and 5.1 (escapes).
enum DNSName {
  /// Octets of a name, with the lengths of its labels.
  static let longest = 255
  /// Pointers that a name may go through: no name has more labels than these.
  private static let mostPointers = 127

  /// Reads the name at the cursor, following pointers, which lead backwards only; nil where it is cut or not a name.
  static func read(_ cursor: inout NetworkCursor) -> String? {
    var text: [UInt8] = []
    var octets = 1
    var reader = NetworkCursor(cursor.bytes, at: cursor.position)
    var pointerCount = 0
    var lowest = cursor.position
    while let length = reader.byte() {
      switch length {
      case 0:
        if pointerCount == 0 { guard cursor.skip(reader.position - cursor.position) else { return nil } }
        return text.isEmpty ? "." : String(decoding: text, as: UTF8.self)
      case 1..<0x40:
        guard let label = reader.array(Int(length)) else { return nil }
        octets += label.count + 1
        guard octets <= longest else { return nil }
        append(label, to: &text)
      case 0xC0...:
        guard let low = reader.byte() else { return nil }
        let target = Int(length & 0x3F) << 8 | Int(low)
        guard target < lowest, pointerCount < mostPointers else { return nil }
        lowest = target
        if pointerCount == 0 { guard cursor.skip(reader.position - cursor.position) else { return nil } }
        pointerCount += 1
        reader = NetworkCursor(cursor.bytes, at: target)
      default: return nil
      }
    }
    return nil
  }

  private static func append(_ label: [UInt8], to text: inout [UInt8]) {
    for byte in label {
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "\\"):
        text += [UInt8(ascii: "\\"), byte]
      case 0x21...0x7E: text.append(byte)
      default:
        text.append(UInt8(ascii: "\\"))
        text += [byte / 100, byte / 10 % 10, byte % 10].map { $0 + UInt8(ascii: "0") }
      }
    }
    text.append(UInt8(ascii: "."))
  }
}
