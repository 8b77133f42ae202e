package import Events

/// Spans of time as text.
extension ByteBuffer {
  /// A point and nine digits.
  mutating func append(nanoseconds: UInt64) {
    append(UInt8(ascii: "."))
    append(nineDigits: UInt32(truncatingIfNeeded: nanoseconds))
  }

  /// `12.000345678`: seconds and nanoseconds.
  mutating func append(secondsOf nanoseconds: UInt64) {
    append(decimal: nanoseconds / 1_000_000_000)
    append(nanoseconds: nanoseconds % 1_000_000_000)
  }

  /// `306ns`, `1.50us`, `12ms`, `3.07s`, `1:05`, `01:00:00`: a span of time with as many digits as people read.
  package mutating func append(humanSpan nanoseconds: UInt64) {
    let seconds = nanoseconds / 1_000_000_000
    switch nanoseconds {
    case 3_600_000_000_000...:
      append(decimal: seconds / 3600, paddedTo: 2)
      append(UInt8(ascii: ":"))
      append(decimal: seconds / 60 % 60, paddedTo: 2)
      append(UInt8(ascii: ":"))
      append(decimal: seconds % 60, paddedTo: 2)
    case 60_000_000_000...:
      append(decimal: seconds / 60)
      append(UInt8(ascii: ":"))
      append(decimal: seconds % 60)
    case 1_000_000_000...: append(nanoseconds, unit: 1_000_000_000, "s")
    case 10_000_000...: append(whole: nanoseconds / 1_000_000, "ms")
    case 1_000_000...: append(nanoseconds, unit: 1_000_000, "ms")
    case 10_000...: append(whole: nanoseconds / 1000, "us")
    case 1000...: append(nanoseconds, unit: 1000, "us")
    default: append(whole: nanoseconds, "ns")
    }
  }

  private mutating func append(whole value: UInt64, _ name: StaticString) {
    append(decimal: value)
    append(name)
  }

  private mutating func append(_ value: UInt64, unit: UInt64, _ name: StaticString) {
    append(decimal: value / unit)
    append(UInt8(ascii: "."))
    append(decimal: value % unit / (unit / 100), paddedTo: 2)
    append(name)
  }
}
