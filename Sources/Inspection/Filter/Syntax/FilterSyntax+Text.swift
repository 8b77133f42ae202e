/// A filter as text that reads back as the same filter.
extension FilterSyntax {
  var text: String {
    switch self {
    case .everything: ""
    case .and(let parts): parts.map(\.grouped).joined(separator: " and ")
    case .or(let parts): parts.map(\.grouped).joined(separator: " or ")
    case .not(let part): "not \(part.grouped)"
    case .check(let check): check.text
    }
  }

  /// In brackets, unless it is a single check.
  private var grouped: String {
    if case .check = self { text } else { "(\(text))" }
  }
}

extension FilterSyntax.Check {
  var text: String {
    switch right {
    case .nothing: "\(left.text) \(comparison.name)"
    case .value(let word): "\(left.text) \(comparison.name) \(word.quoted)"
    case .list(let words, let modifier):
      "\(left.text) \(comparison.name) \(modifier.map { "\($0.rawValue) " } ?? "")"
        + "(\(words.map(\.quoted).joined(separator: ", ")))"
    case .operand(.field(let field)): "\(left.text) \(comparison.name) val(\(field.text))"
    case .operand(let operand): "\(left.text) \(comparison.name) \(operand.text)"
    }
  }
}

extension FilterSyntax.Operand {
  var text: String {
    switch self {
    case .field(let word): word.text
    case .constant(let word):
      word.bytes.allSatisfy(Self.isDigit) && !word.bytes.isEmpty ? word.text : word.inQuotes
    case .list(let items): "(\(items.map(\.text).joined(separator: ", ")))"
    case .transform(let name, let arguments, let argument):
      "\(name.text)(\(arguments.map(\.text).joined(separator: ", ")))\(argument.map { "[\($0.text)]" } ?? "")"
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}

extension FilterSyntax.Word {
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
