internal import Events
internal import Inspection

/// What the values of a table are, which decides how they are written.
enum TableUnits: String {
  case none
  case bytes
  /// Nanoseconds.
  case time
  /// Nanoseconds, in percent of the time of the table.
  case timepct

  /// Appends a value.
  ///
  /// - Parameter elapsed: the time of the table in nanoseconds.
  func append(_ value: Double, elapsed: Int64, to out: inout ByteBuffer) {
    switch self {
    case .none: out.append(fourteenDigits: value)
    case .bytes: Self.append(bytes: value, to: &out)
    case .time: Self.append(nanoseconds: value, to: &out)
    case .timepct:
      out.append(twoDecimals: elapsed > 0 ? value / Double(elapsed) * 100 : 0)
      out.append(UInt8(ascii: "%"))
    }
  }

  /// `12B`, `1.50KB`, `2.03M`: of the largest unit of which there is more than one.
  private static func append(bytes value: Double, to out: inout ByteBuffer) {
    let units: [(Double, StaticString)] = [
      (0x1p50, "P"), (0x1p40, "T"), (0x1p30, "G"), (0x1p20, "M"), (0x1p10, "KB"),
    ]
    for (size, name) in units where value > size {
      out.append(twoDecimals: value / size)
      return out.append(name)
    }
    append(whole: value, to: &out)
    out.append(UInt8(ascii: "B"))
  }

  /// `602.69s`, `250ms`, `1.25ms`, `12us`, `3.40us`, `17ns`: cut off, not rounded.
  private static func append(nanoseconds value: Double, to out: inout ByteBuffer) {
    switch value {
    case 1e9...: append(value, per: 1e9, decimals: true, "s", to: &out)
    case 1e7...: append(value, per: 1e6, decimals: false, "ms", to: &out)
    case 1e6...: append(value, per: 1e6, decimals: true, "ms", to: &out)
    case 1e4...: append(value, per: 1e3, decimals: false, "us", to: &out)
    case 1e3...: append(value, per: 1e3, decimals: true, "us", to: &out)
    default: append(value, per: 1, decimals: false, "ns", to: &out)
    }
  }

  private static func append(
    _ value: Double, per unit: Double, decimals: Bool, _ name: StaticString, to out: inout ByteBuffer
  ) {
    append(whole: value / unit, to: &out)
    if decimals {
      let hundredths = UInt64(value.truncatingRemainder(dividingBy: unit) / (unit / 100))
      out.append(UInt8(ascii: "."))
      if hundredths < 10 { out.append(UInt8(ascii: "0")) }
      out.append(decimal: hundredths)
    }
    out.append(name)
  }

  private static func append(whole value: Double, to out: inout ByteBuffer) {
    out.append(decimal: UInt64(exactly: value.rounded(.towardZero)) ?? 0)
  }
}
