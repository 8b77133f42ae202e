internal import Inspection

/// What a row is, as filters name it.
struct ViewKey: Sendable {
  let format: ColumnFormat
  /// The field whose value it is in filters; nil for rows of lists, which no filter names.
  let filterField: String?
  /// What is opened from there is free of it again.
  let filtersChildOnly: Bool

  init(_ plan: ViewPlan) {
    format = plan.rules[plan.keyIndex].format
    filterField = plan.view.key?.filterField(depth: plan.depth)
    filtersChildOnly = plan.view.key?.filtersChildOnly ?? false
  }

  /// What the field has to be: texts between quotes.
  func value(_ cell: ViewCell) -> String {
    switch format.kind {
    case .string, .bytes: FilterQuoting.quoted(cell.text)
    default: cell.plainText(as: format)
    }
  }
}

/// Texts of captures as values in filters.
enum FilterQuoting {
  /// The text between quotes, with backslashes where it would end there. What is no UTF-8 is written byte by byte.
  static func quoted(_ bytes: [UInt8]) -> String {
    let isText = String(validating: bytes, as: UTF8.self) != nil
    var quoted: [UInt8] = [UInt8(ascii: "\"")]
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): quoted += [UInt8(ascii: "\\"), byte]
      case 0x80... where !isText: quoted += Array("\\x".utf8) + [digit(byte >> 4), digit(byte & 15)]
      default: quoted.append(byte)
      }
    }
    quoted.append(UInt8(ascii: "\""))
    return String(decoding: quoted, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
