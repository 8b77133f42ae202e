internal import CPrintf
package import Events

/// Numbers with a fraction, as C's printf writes them.
extension ByteBuffer {
  /// Six significant digits and no zeros behind them, with an exponent for the very large and small (`%g`).
  mutating func append(sixDigits value: Double) {
    unsafe append { text, size in unsafe print_six_digits(text, size, value) }
  }

  /// Two digits behind the point (`%.2f`).
  package mutating func append(twoDecimals value: Double) {
    unsafe append { text, size in unsafe print_two_decimals(text, size, value) }
  }

  /// As Lua writes a number: fourteen significant digits, and no point for whole numbers (`%.14g`).
  package mutating func append(fourteenDigits value: Double) {
    unsafe append { text, size in unsafe print_fourteen_digits(text, size, value) }
  }

  /// As many digits as tell every number from every other, and no point for whole numbers (`%.17g`).
  package mutating func append(seventeenDigits value: Double) {
    unsafe append { text, size in unsafe print_seventeen_digits(text, size, value) }
  }

  /// One digit behind the point (`%.1f`).
  mutating func append(oneDecimal value: Double) {
    unsafe append { text, size in unsafe print_one_decimal(text, size, value) }
  }

  /// - Parameter print: writes a NUL-terminated text into so many bytes and says how long it is.
  @unsafe
  private mutating func append(_ print: (UnsafeMutablePointer<CChar>?, Int) -> Int32) {
    // Large enough for any double with one decimal.
    let size = 340
    // Safe: `print` writes no more than the bytes that there are, and only those that it wrote are read.
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { text in
      let length = unsafe print(text.baseAddress, size)
      for index in 0..<max(0, min(Int(length), size - 1)) { unsafe append(UInt8(bitPattern: text[index])) }
    }
  }
}
