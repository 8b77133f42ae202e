/// A value or a name of a filter or a format, unescaped.
struct SourceWord: Equatable {
  let bytes: [UInt8]
  let position: SourcePosition
  var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Where something begins, in UTF-8 bytes. Texts that differ in blanks only are equal, so that positions always are.
struct SourcePosition: Equatable {
  let offset: Int
  static func == (_: SourcePosition, _: SourcePosition) -> Bool { true }
}

extension SourceWord {
  /// The value as it has to be written: bare where that is plain, else between quotes.
  var quoted: String { !bytes.isEmpty && bytes.allSatisfy(Self.isPlain) ? text : inQuotes }

  /// The value between quotes, with escapes for what is not printable.
  var inQuotes: String {
    var quoted = "\""
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "\""): quoted += "\\\(Character(Unicode.Scalar(byte)))"
      case 0x20..<0x7F: quoted.unicodeScalars.append(Unicode.Scalar(byte))
      default: quoted += "\\x\(Self.digit(byte >> 4))\(Self.digit(byte & 15))"
      }
    }
    return quoted + "\""
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    FieldTable.isNameByte(byte) || "/-:<>*+@%".utf8.contains(byte)
  }

  private static func digit(_ value: UInt8) -> Character {
    Character(Unicode.Scalar(value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10))
  }
}
