internal import Events
internal import Glibc

/// Local times as text. The part that changes once a second is kept, since neighbouring events share it.
struct WallClock: ~Copyable {
  private var second = UInt64.max
  private var date = ByteBuffer(capacity: 64)
  /// `22:26:28.`
  private var time = ShortText.empty

  init() {}

  /// `22:26:28.963374231`, or without what follows the point.
  mutating func append(time stamp: Timestamp, withNanoseconds: Bool = true, to out: inout ByteBuffer) {
    if stamp.seconds != second { prepare(stamp.seconds) }
    out.append(time)
    if withNanoseconds {
      out.append(nineDigits: UInt32(truncatingIfNeeded: stamp.rawValue &- second &* 1_000_000_000))
    } else {
      out.truncate(to: out.count - 1)
    }
  }

  /// `2014-07-10 22:26:28.963374231`, or without what follows the point.
  mutating func append(dateAndTime stamp: Timestamp, withNanoseconds: Bool, to out: inout ByteBuffer) {
    if stamp.seconds != second { prepare(stamp.seconds) }
    out.append(date.bytes)
    out.append(UInt8(ascii: " "))
    append(time: stamp, withNanoseconds: withNanoseconds, to: &out)
  }

  /// `2014-07-10T22:26:28.963374231+0000`, in UTC.
  static func append(iso8601 stamp: Timestamp, to out: inout ByteBuffer) {
    let civil = CivilTime(utc: stamp.seconds)
    civil.appendDate(to: &out)
    out.append(UInt8(ascii: "T"))
    civil.appendTime(to: &out)
    out.append(nanoseconds: stamp.nanosecondsOfSecond)
    out.append("+0000" as StaticString)
  }

  private mutating func prepare(_ seconds: UInt64) {
    second = seconds
    let civil = CivilTime(local: seconds)
    date.removeAll()
    civil.appendDate(to: &date)
    let start = date.count
    civil.appendTime(to: &date)
    date.append(UInt8(ascii: "."))
    time = date.shortText(from: start) ?? .empty
    date.truncate(to: start)
  }
}

/// A second as people count it; zeros where the C library cannot say.
private struct CivilTime {
  private var year: Int64 = 0
  private var month: Int32 = 0
  private var day: Int32 = 0
  private var hour: Int32 = 0
  private var minute: Int32 = 0
  private var second: Int32 = 0

  init(local seconds: UInt64) {
    var moment = time_t(truncatingIfNeeded: seconds)
    var fields = unsafe tm()
    if unsafe localtime_r(&moment, &fields) != nil { unsafe take(fields) }
  }

  init(utc seconds: UInt64) {
    var moment = time_t(truncatingIfNeeded: seconds)
    var fields = unsafe tm()
    if unsafe gmtime_r(&moment, &fields) != nil { unsafe take(fields) }
  }

  private mutating func take(_ fields: tm) {
    unsafe year = Int64(fields.tm_year) + 1900
    unsafe month = fields.tm_mon + 1
    unsafe day = fields.tm_mday
    unsafe hour = fields.tm_hour
    unsafe minute = fields.tm_min
    unsafe second = fields.tm_sec
  }

  func appendDate(to out: inout ByteBuffer) {
    out.append(decimal: UInt64(clamping: year), paddedTo: 4)
    out.append(UInt8(ascii: "-"))
    out.append(decimal: UInt64(clamping: month), paddedTo: 2)
    out.append(UInt8(ascii: "-"))
    out.append(decimal: UInt64(clamping: day), paddedTo: 2)
  }

  func appendTime(to out: inout ByteBuffer) {
    out.append(decimal: UInt64(clamping: hour), paddedTo: 2)
    out.append(UInt8(ascii: ":"))
    out.append(decimal: UInt64(clamping: minute), paddedTo: 2)
    out.append(UInt8(ascii: ":"))
    out.append(decimal: UInt64(clamping: second), paddedTo: 2)
  }
}

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
  mutating func append(humanSpan nanoseconds: UInt64) {
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
