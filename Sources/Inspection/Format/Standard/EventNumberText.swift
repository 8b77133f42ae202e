internal import Events

/// The number of an event as text. Most events follow the one before, and then only the last digit changes.
struct EventNumberText: ~Copyable {
  private var number = UInt64.max
  /// The digits of `number`, the first in the lowest byte, and how many there are, at most eight.
  private var digits: UInt64 = 0
  private var count = 0
  /// What one more is in the byte of the last digit, and how often it can be added before the others change.
  private var step: UInt64 = 0
  private var stepsLeft = 0

  init() {}

  @inline(__always)
  mutating func append(_ next: UInt64, to out: inout ByteBuffer) {
    if next == number &+ 1, stepsLeft > 0 {
      stepsLeft &-= 1
      digits &+= step
      number = next
      out.append(digits: digits, count: count)
    } else {
      appendAnew(next, to: &out)
    }
  }

  @inline(never)
  private mutating func appendAnew(_ next: UInt64, to out: inout ByteBuffer) {
    let start = out.count
    out.append(decimal: next)
    number = next
    count = out.count - start
    digits = 0
    stepsLeft = 0
    guard count <= 8 else { return }
    for index in (start..<out.count).reversed() { digits = digits << 8 | UInt64(out[index]) }
    step = 1 << UInt64(8 * (count - 1))
    stepsLeft = 9 - Int(next % 10)
  }
}
