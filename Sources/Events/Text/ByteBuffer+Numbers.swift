/// Numbers as text.
extension ByteBuffer {
  @inlinable
  public mutating func append(decimal value: UInt64) {
    if value < 10 {
      append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value))
    } else if value < 100_000_000 {
      appendUpToEightDigits(UInt32(truncatingIfNeeded: value))
    } else {
      appendDigits(value, atLeast: 1)
    }
  }

  /// Eight digits at once, the first in the lowest byte: the halves are split and split again inside one word.
  @inlinable
  static func eightDigits(_ value: UInt32) -> UInt64 {
    let halves = UInt64(value / 10_000) | UInt64(value % 10_000) << 32
    let hundreds = ((halves &* 10_486) >> 20) & 0x7F_0000_007F
    let pairs = hundreds | (halves &- hundreds &* 100) << 16
    let tens = ((pairs &* 103) >> 10) & 0x000F_000F_000F_000F
    return tens | (pairs &- tens &* 10) << 8
  }

  /// A number from 1 to 99,999,999 without zeros in front.
  @inlinable
  mutating func appendUpToEightDigits(_ value: UInt32) {
    let digits = Self.eightDigits(value)
    let skipped = digits.trailingZeroBitCount & ~7
    append(digits: (digits | 0x3030_3030_3030_3030) >> UInt64(skipped), count: 8 &- skipped / 8)
  }

  /// Appends `count` digits, at most eight, the first in the lowest byte of `digits`.
  @inlinable
  @inline(__always)
  public mutating func append(digits: UInt64, count: Int) {
    precondition(count >= 0 && count <= 8, "a word holds eight digits")
    reserve(8)
    // Safe: `reserve` made room for eight bytes; those behind the digits are written over later.
    unsafe UnsafeMutableRawPointer(memory + length).storeBytes(of: digits, as: UInt64.self)
    length &+= count
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
  @inlinable
  public mutating func append(nineDigits value: UInt32) {
    reserve(9)
    unsafe memory[length] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value / 100_000_000)
    // Safe: `reserve` made room for nine bytes.
    unsafe UnsafeMutableRawPointer(memory + (length &+ 1)).storeBytes(
      of: Self.eightDigits(value % 100_000_000) | 0x3030_3030_3030_3030, as: UInt64.self)
    length &+= 9
  }

  public mutating func append(hex value: UInt64, isUppercase: Bool = false, paddedTo width: Int = 1) {
    let digits = max((67 &- value.leadingZeroBitCount) / 4, width)
    var shift = (min(digits, 16) &- 1) &* 4
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
