internal import Events

/// How a number is written in JSON.
enum JSONForm {
  case number
  /// As a signed number, whatever it is.
  case signed
  /// As text in hexadecimal.
  case hexadecimal
  /// The field is text in lines; here it is the time of the event, in nanoseconds since 1970.
  case instant
}

extension FieldInfo {
  /// How its values are written in JSON, where they are numbers.
  var jsonForm: JSONForm {
    if traits.contains(.instantInJSON) { return .instant }
    if traits.contains(.signedInJSON) { return .signed }
    return traits.contains(.hexadecimal) ? .hexadecimal : .number
  }
}

extension ByteBuffer {
  mutating func append(json number: Int64, _ form: JSONForm) {
    guard form == .hexadecimal else { return append(decimal: number) }
    // The one signed field that is written so, `fd.dev`, has 32 bits.
    append(jsonHexadecimal: UInt64(UInt32(truncatingIfNeeded: number)))
  }

  mutating func append(json number: UInt64, _ form: JSONForm) {
    switch form {
    case .number, .instant: append(decimal: number)
    case .signed: append(decimal: Int64(bitPattern: number))
    case .hexadecimal: append(jsonHexadecimal: number)
    }
  }

  /// One digit behind the point, as in lines; null for what is no number.
  mutating func append(json number: Double) {
    if number.isFinite { append(oneDecimal: number) } else { append("null" as StaticString) }
  }

  private mutating func append(jsonHexadecimal number: UInt64) {
    append(UInt8(ascii: "\""))
    append(hex: number, isUppercase: true)
    append(UInt8(ascii: "\""))
  }
}
