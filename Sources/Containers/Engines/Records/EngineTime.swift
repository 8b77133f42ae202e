/// Times as engines write them: RFC 3339, with any number of digits after the seconds.
enum EngineTime {
  /// s since the epoch; nil for anything else.
  static func seconds(_ text: String) -> Int64? {
    // 2026-11-21T02:06:56.989175433Z, 2026-11-21T03:06:56+01:00
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
      let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]),
      let second = number(bytes[17..<19]), (1...12).contains(month)
    else { return nil }
    let zone = bytes[19...].drop { $0 == UInt8(ascii: ".") || digits.contains($0) }
    guard let offset = offset(zone) else { return nil }
    return days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second - offset
  }

  /// ns since the epoch; nil for anything else, and for the year 1, which engines say before something happened.
  static func nanoseconds(_ text: String) -> Int64? {
    guard let seconds = seconds(text), seconds > 0, seconds < Int64.max / 1_000_000_000 else { return nil }
    let fraction = text.utf8.drop { $0 != UInt8(ascii: ".") }.dropFirst().prefix { digits.contains($0) }
      .prefix(9)
    let nine = Array(fraction) + [UInt8](repeating: UInt8(ascii: "0"), count: 9 - fraction.count)
    return seconds * 1_000_000_000 + (Int64(String(decoding: nine, as: UTF8.self)) ?? 0)
  }

  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int64? {
    bytes.allSatisfy(digits.contains) ? Int64(String(decoding: bytes, as: UTF8.self)) : nil
  }

  /// How far local time is ahead, in s.
  private static func offset(_ zone: ArraySlice<UInt8>) -> Int64? {
    if zone.elementsEqual("Z".utf8) { return 0 }
    guard zone.count == 6, let sign = zone.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let hours = number(zone.dropFirst().prefix(2)), let minutes = number(zone.suffix(2))
    else { return nil }
    return (sign == UInt8(ascii: "+") ? 1 : -1) * (hours * 3_600 + minutes * 60)
  }

  /// Days since the epoch, by the Gregorian calendar: years begin in March, so that a leap day is the last.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let years = month > 2 ? year : year - 1
    let leapDays = years / 4 - years / 100 + years / 400
    return 365 * years + leapDays + (153 * ((month + 9) % 12) + 2) / 5 + day - 1 - 719_468
  }
}
