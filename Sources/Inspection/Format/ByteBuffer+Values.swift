internal import Events
internal import State

extension FieldInfo {
  /// How its values are written where they are numbers.
  var numberStyle: NumberStyle {
    traits.contains(.padded) ? .padded : traits.contains(.hexadecimal) ? .hexadecimal : .decimal
  }
}

extension ByteBuffer {
  /// Appends the value of a field as text; text and data lie in the scratch.
  mutating func append(
    _ value: FieldValue, _ style: NumberStyle, _ machine: borrowing Machine, _ scratch: borrowing FieldScratch
  ) {
    switch value {
    case .text: append(scratch.text)
    case .bytes: scratch.params.append(data: scratch.text.bytes, to: &self)
    case .name(let id): machine.strings.appendText(of: id, to: &self)
    case .int(let number): append(number, style)
    case .uint(let number): append(number, style)
    case .bool(let truth): append(truth ? "true" as StaticString : "false")
    case .double(let number): append(oneDecimal: number)
    case .address(let address): append(address)
    }
  }

  mutating func append(_ value: Int64, _ style: NumberStyle) {
    switch style {
    case .decimal: append(decimal: value)
    // The one signed field that is written so, `fd.dev`, has 32 bits.
    case .hexadecimal: append(hex: UInt64(UInt32(truncatingIfNeeded: value)), isUppercase: true)
    case .octal: append(octal: UInt64(bitPattern: value))
    case .padded:
      if value < 0 { append(UInt8(ascii: "-")) }
      append(decimal: value.magnitude, paddedTo: value < 0 ? 8 : 9)
    }
  }

  mutating func append(_ value: UInt64, _ style: NumberStyle) {
    switch style {
    case .decimal: append(decimal: value)
    case .hexadecimal: append(hex: value, isUppercase: true)
    case .octal: append(octal: value)
    case .padded: append(decimal: value, paddedTo: 9)
    }
  }
}
