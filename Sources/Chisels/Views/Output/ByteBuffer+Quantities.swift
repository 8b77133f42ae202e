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
