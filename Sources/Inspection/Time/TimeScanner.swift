internal import Events

/// Reads numbers and times from what a user wrote, from left to right. What does not fit is nil, and then nothing that
/// follows counts.
struct TimeScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Passes over a character; false where there is another.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let next, UInt32(next) == character.value else { return false }
    position += 1
    return true
  }

  /// A whole number, of `digits` digits where so many are wanted.
  mutating func integer(digits: Int? = nil) -> UInt64? {
    let start = position
    var value: UInt64 = 0
    while let digit = next.map({ $0 &- UInt8(ascii: "0") }), digit < 10, position - start != digits {
      let shifted = value.multipliedReportingOverflow(by: 10)
      let sum = shifted.partialValue.addingReportingOverflow(UInt64(digit))
      if shifted.overflow || sum.overflow { return nil }
      value = sum.partialValue
      position += 1
    }
    return position == start || (digits.map { $0 != position - start } ?? false) ? nil : value
  }

  /// What follows a point, in billionths; 0 where there is no point.
  private mutating func fraction() -> UInt64? {
    guard skip(".") else { return 0 }
    let start = position
    var scale: UInt64 = 100_000_000
    var value: UInt64 = 0
    while let digit = next.map({ $0 &- UInt8(ascii: "0") }), digit < 10 {
      value += UInt64(digit) * scale
      scale /= 10
      position += 1
    }
    return position == start ? nil : value
  }

  /// Seconds with decimals, in nanoseconds.
  mutating func seconds() -> UInt64? {
    guard let whole = integer(), let fraction = fraction() else { return nil }
    return Self.nanoseconds(whole, billionths: fraction, unit: 1_000_000_000)
  }

  /// - Parameter billionths: of a unit, and less than one.
  private static func nanoseconds(_ whole: UInt64, billionths: UInt64, unit: UInt64) -> UInt64? {
    let product = whole.multipliedReportingOverflow(by: unit)
    // The quotient is less than the unit, and so fits.
    let part = UInt64(1_000_000_000).dividingFullWidth(unit.multipliedFullWidth(by: billionths)).quotient
    let sum = product.partialValue.addingReportingOverflow(part)
    return product.overflow || sum.overflow ? nil : sum.partialValue
  }

  private static let units: [(name: String, nanoseconds: UInt64)] = [
    ("ns", 1), ("us", 1_000), ("ms", 1_000_000), ("m", 60_000_000_000), ("h", 3_600_000_000_000),
    ("s", 1_000_000_000),
  ]

  /// `10s`, `1m30s`, `1.5h`, in nanoseconds; seconds where no unit is given.
  mutating func span() -> UInt64? {
    var total: UInt64 = 0
    repeat {
      guard let whole = integer(), let fraction = fraction(),
        let part = Self.nanoseconds(whole, billionths: fraction, unit: unit())
      else { return nil }
      let sum = total.addingReportingOverflow(part)
      if sum.overflow { return nil }
      total = sum.partialValue
    } while !isAtEnd
    return total
  }

  private mutating func unit() -> UInt64 {
    let rest = bytes[position...]
    for unit in Self.units where rest.starts(with: unit.name.utf8) {
      position += unit.name.utf8.count
      return unit.nanoseconds
    }
    return 1_000_000_000
  }

  /// `10:00`, `10:00:01.5`, in nanoseconds after midnight.
  mutating func timeOfDay() -> UInt64? {
    guard let hour = integer(digits: 2), hour < 24, skip(":"), let minute = integer(digits: 2), minute < 60
    else { return nil }
    let minutes = (hour * 60 + minute) * 60_000_000_000
    guard skip(":") else { return minutes }
    guard let second = integer(digits: 2), second < 61, let fraction = fraction() else { return nil }
    return minutes + second * 1_000_000_000 + fraction
  }

  /// `2026-11-21`, `2026-11-21T10:00:01.5Z`.
  mutating func dateAndTime() -> Timestamp? {
    guard let year = integer(digits: 4), year >= 1970, skip("-"), let month = integer(digits: 2),
      (1...12).contains(month), skip("-"), let day = integer(digits: 2), (1...31).contains(day)
    else { return nil }
    var moment = CalendarTime()
    moment.year = Int32(year)
    moment.month = Int32(month)
    moment.day = Int32(day)
    if isAtEnd { return Timestamp(rawValue: moment.local) }
    guard skip("T") || skip(" "), let time = timeOfDay() else { return nil }
    moment.setTimeOfDay(nanoseconds: time)
    if isAtEnd { return Timestamp(rawValue: moment.local) }
    return zone().map { Timestamp(rawValue: moment.time(aheadOfUTC: $0)) }
  }

  /// `Z`, `+0100`, `-01:00`: seconds ahead of UTC.
  private mutating func zone() -> Int64? {
    if skip("Z") { return 0 }
    let isAhead = skip("+")
    guard isAhead || skip("-"), let hours = integer(digits: 2), hours < 24 else { return nil }
    _ = skip(":")
    guard let minutes = integer(digits: 2), minutes < 60 else { return nil }
    let seconds = Int64(hours * 3600 + minutes * 60)
    return isAhead ? seconds : -seconds
  }
}
