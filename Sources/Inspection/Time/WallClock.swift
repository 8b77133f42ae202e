internal import Events

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
    let moment = CalendarTime(utc: stamp.seconds)
    moment.appendDate(to: &out)
    out.append(UInt8(ascii: "T"))
    moment.appendTime(to: &out)
    out.append(nanoseconds: stamp.nanosecondsOfSecond)
    out.append("+0000" as StaticString)
  }

  private mutating func prepare(_ seconds: UInt64) {
    second = seconds
    let moment = CalendarTime(local: seconds)
    date.removeAll()
    moment.appendDate(to: &date)
    let start = date.count
    moment.appendTime(to: &date)
    date.append(UInt8(ascii: "."))
    time = date.shortText(from: start) ?? .empty
    date.truncate(to: start)
  }
}
