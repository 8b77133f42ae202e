internal import Events
internal import Glibc

/// Numbers with a fraction, as C's printf writes them.
extension ByteBuffer {
  /// Six significant digits and no zeros behind them, with an exponent for the very large and small (`%g`).
  mutating func append(sixDigits value: Double) {
    append(value, format: "%g")
  }

  /// One digit behind the point (`%.1f`).
  mutating func append(oneDecimal value: Double) {
    append(value, format: "%.1f")
  }

  private mutating func append(_ value: Double, format: String) {
    // Large enough for any double with one decimal.
    var digits = [CChar](repeating: 0, count: 340)
    let length = unsafe withVaList([value]) { arguments in
      unsafe vsnprintf(&digits, digits.count, format, arguments)
    }
    for digit in digits.prefix(Int(max(0, min(length, 339)))) { append(UInt8(bitPattern: digit)) }
  }
}
