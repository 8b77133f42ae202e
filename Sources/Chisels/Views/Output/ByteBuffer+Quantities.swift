internal import Events
internal import Inspection

/// Numbers as csysdig's tables have them.
extension ByteBuffer {
  /// `842`, `23.45K`, `1M`: of the largest unit of which there is more than one, at the right of so many characters.
  mutating func append(quantity number: Double, isWhole: Bool, width: Int) {
    let units: [(size: Double, letter: Character)] = [
      (0x1p50, "P"), (0x1p40, "T"), (0x1p30, "G"), (0x1p20, "M"), (0x1p10, "K"),
    ]
    let start = count
    if let unit = units.first(where: { number > $0.size }) {
      append(number / unit.size, isWhole: isWhole)
      append(unit.letter.asciiValue ?? 0)
    } else {
      append(number, isWhole: isWhole)
    }
    alignRight(from: start, width: width)
  }

  private mutating func append(_ number: Double, isWhole: Bool) {
    guard isWhole else { return append(twoDecimals: number) }
    append(decimal: Int64(exactly: number.rounded(.toNearestOrEven)) ?? 0)
  }

  /// `14:07` and `01:02:03` from a minute on, `2.05s`, `35ms`, `1.25ms`, `12us`, `3.40us`, `17ns`: cut off, not rounded.
  /// Minutes and seconds are not padded below an hour, as with csysdig: `14:7`.
  mutating func append(span nanoseconds: UInt64) {
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
    case 1_000_000_000...: append(nanoseconds, per: 1_000_000_000, hasDecimals: true, "s")
    case 10_000_000...: append(nanoseconds, per: 1_000_000, hasDecimals: false, "ms")
    case 1_000_000...: append(nanoseconds, per: 1_000_000, hasDecimals: true, "ms")
    case 10_000...: append(nanoseconds, per: 1000, hasDecimals: false, "us")
    case 1000...: append(nanoseconds, per: 1000, hasDecimals: true, "us")
    default: append(nanoseconds, per: 1, hasDecimals: false, "ns")
    }
  }

  private mutating func append(
    _ nanoseconds: UInt64, per unit: UInt64, hasDecimals: Bool, _ name: StaticString
  ) {
    append(decimal: nanoseconds / unit)
    if hasDecimals {
      append(UInt8(ascii: "."))
      append(decimal: nanoseconds % unit / (unit / 100), paddedTo: 2)
    }
    append(name)
  }

  /// Puts blanks in front of what stands from `start` on, up to so many characters.
  mutating func alignRight(from start: Int, width: Int) {
    let missing = width - (count - start)
    guard missing > 0 else { return }
    let text = [UInt8](copying: bytes.window(start, byteCount: count - start))
    truncate(to: start)
    append(UInt8(ascii: " "), repeated: missing)
    append(text)
  }
}
