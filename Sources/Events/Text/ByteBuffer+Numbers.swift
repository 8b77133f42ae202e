/// Numbers as text.
extension ByteBuffer {
  public mutating func append(decimal value: UInt64) {
    if value < 10 {
      append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value))
      return
    }
    appendDigits(value, atLeast: 1)
  }

  public mutating func append(decimal value: Int64) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(decimal: value.magnitude)
  }

  /// Decimal with zeros in front up to `width` digits.
  public mutating func append(decimal value: UInt64, paddedTo width: Int) {
    appendDigits(value, atLeast: width)
  }

  public mutating func append(hex value: UInt64, isUppercase: Bool = false, paddedTo width: Int = 1) {
    var shift = 60
    while shift > 0, value >> UInt64(shift) == 0, shift >= width * 4 { shift -= 4 }
    while shift >= 0 {
      let digit = UInt8(truncatingIfNeeded: (value >> UInt64(shift)) & 15)
      let letters = isUppercase ? UInt8(ascii: "A") : UInt8(ascii: "a")
      append(digit < 10 ? UInt8(ascii: "0") &+ digit : letters &+ digit &- 10)
      shift -= 4
    }
  }

  /// Octal without a prefix.
  public mutating func append(octal value: UInt64) {
    var shift = 63
    while shift > 0, value >> UInt64(shift) == 0 { shift -= 3 }
    while shift >= 0 {
      append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: (value >> UInt64(shift)) & 7))
      shift -= 3
    }
  }

  private mutating func appendDigits(_ value: UInt64, atLeast width: Int) {
    var length = 1
    var bound: UInt64 = 10
    while length < 20, value >= bound {
      length += 1
      let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
      if overflow { break }
      bound = next
    }
    if length == 20, value < 10_000_000_000_000_000_000 { length = 19 }
    length = max(length, width)
    let end = count + length
    append(UInt8(ascii: "0"), repeated: length)
    var rest = value
    var at = end
    while rest > 0 {
      at -= 1
      self[at] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }
}
