/// Numbers as text.
extension ByteBuffer {
  @inlinable
  public mutating func append(decimal value: UInt64) {
    if value < 10 {
      append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value))
    } else {
      appendDigits(value, atLeast: 1)
    }
  }

  @inlinable
  public mutating func append(decimal value: Int64) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(decimal: value.magnitude)
  }

  /// Decimal with zeros in front up to `width` digits, at most 20.
  @inlinable
  public mutating func append(decimal value: UInt64, paddedTo width: Int) {
    appendDigits(value, atLeast: width)
  }

  /// Exactly nine digits of a number below 10^9: the fraction of a second.
  public mutating func append(nineDigits value: UInt32) {
    reserve(9)
    var rest = value / 10
    unsafe memory[length &+ 8] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value % 10)
    // Safe: `reserve` made room for nine bytes, and pairs are below 100.
    Self.twoDigits.withUTF8Buffer { table in
      var at = length &+ 8
      for _ in 0..<4 {
        at &-= 2
        let pair = Int(truncatingIfNeeded: rest % 100) &* 2
        rest /= 100
        unsafe memory[at] = table[pair]
        unsafe memory[at &+ 1] = table[pair &+ 1]
      }
    }
    length &+= 9
  }

  public mutating func append(hex value: UInt64, isUppercase: Bool = false, paddedTo width: Int = 1) {
    var shift = 60
    while shift > 0, value >> UInt64(shift) == 0, shift >= width * 4 { shift -= 4 }
    let letters = isUppercase ? UInt8(ascii: "A") : UInt8(ascii: "a")
    while shift >= 0 {
      let digit = UInt8(truncatingIfNeeded: (value >> UInt64(shift)) & 15)
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

  /// Two digits at a time, from the back into the place where they belong.
  @usableFromInline
  mutating func appendDigits(_ value: UInt64, atLeast width: Int) {
    let digits = max(Self.digitCount(value), min(width, 20))
    reserve(digits)
    var rest = value
    var at = length &+ digits
    // Safe: `reserve` made room for `digits` bytes, which is how far `at` goes back, and pairs are below 100.
    Self.twoDigits.withUTF8Buffer { table in
      while rest >= 100 {
        let pair = Int(truncatingIfNeeded: rest % 100) &* 2
        rest /= 100
        at &-= 2
        unsafe memory[at] = table[pair]
        unsafe memory[at &+ 1] = table[pair &+ 1]
      }
    }
    repeat {
      at &-= 1
      unsafe memory[at] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    while at > length {
      at &-= 1
      unsafe memory[at] = UInt8(ascii: "0")
    }
    length &+= digits
  }

  private static func digitCount(_ value: UInt64) -> Int {
    var count = 1
    var rest = value
    while rest >= 10_000 {
      rest /= 10_000
      count &+= 4
    }
    return rest < 10 ? count : rest < 100 ? count &+ 1 : rest < 1000 ? count &+ 2 : count &+ 3
  }

  private static var twoDigits: StaticString {
    """
    0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849\
    5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899
    """
  }
}
