/// The numbers in a line of /proc/PID/task/TID/stat, read as bytes: it is asked for at every call of a traced thread. See
/// proc(5) for the fields.
struct StatLine {
  private let numbers: [UInt64]

  /// Nil for a line without the name that the second field is.
  init?(_ line: [UInt8]) {
    guard let close = line.lastIndex(of: UInt8(ascii: ")")) else { return nil }
    var numbers: [UInt64] = []
    numbers.reserveCapacity(52)
    var number: UInt64 = 0
    for byte in line[(close + 1)...].dropFirst() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
      case UInt8(ascii: " "), UInt8(ascii: "\n"):
        numbers.append(number)
        number = 0
      default: break
      }
    }
    self.numbers = numbers
  }

  /// Field `number` of proc(5), from 4 on and without its sign; 0 where it is missing.
  subscript(number: Int) -> UInt64 {
    number >= 3 && number - 3 < numbers.count ? numbers[number - 3] : 0
  }

  /// The CPU that the thread is on, or was on last.
  var cpu: UInt16 { UInt16(truncatingIfNeeded: self[39]) }
}
