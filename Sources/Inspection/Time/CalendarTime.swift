internal import Events
internal import Glibc

/// A moment as calendars tell it, which the C library makes of a moment of time and turns into one.
struct CalendarTime {
  var year: Int32 = 1970
  var month: Int32 = 1
  var day: Int32 = 1
  private(set) var hour: Int32 = 0
  private(set) var minute: Int32 = 0
  private(set) var second: Int32 = 0
  private var nanosecond: UInt64 = 0

  /// The beginning of 1970.
  init() {}

  /// Local time, so many seconds after 1970 began; that beginning where the C library cannot say.
  init(local seconds: UInt64) {
    self.init()
    var moment = time_t(truncatingIfNeeded: seconds)
    var fields = unsafe tm()
    // Safe: both are large enough by their type.
    if unsafe localtime_r(&moment, &fields) != nil { unsafe self = CalendarTime(fields) }
  }

  /// The same in UTC.
  init(utc seconds: UInt64) {
    self.init()
    var moment = time_t(truncatingIfNeeded: seconds)
    var fields = unsafe tm()
    // Safe: both are large enough by their type.
    if unsafe gmtime_r(&moment, &fields) != nil { unsafe self = CalendarTime(fields) }
  }

  /// Midnight, in local time, of the day of `time`, or of a day `later` than that.
  init(localDayOf time: Timestamp, later: Int32 = 0) {
    self.init(local: time.seconds)
    (hour, minute, second) = (0, 0, 0)
    day += later
  }

  private init(_ fields: tm) {
    unsafe year = fields.tm_year + 1900
    unsafe month = fields.tm_mon + 1
    unsafe day = fields.tm_mday
    unsafe hour = fields.tm_hour
    unsafe minute = fields.tm_min
    unsafe second = fields.tm_sec
  }

  /// Makes it the time of its day that is so many nanoseconds after midnight.
  mutating func setTimeOfDay(nanoseconds: UInt64) {
    let seconds = Int32(truncatingIfNeeded: nanoseconds / 1_000_000_000)
    (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
    nanosecond = nanoseconds % 1_000_000_000
  }
}

extension CalendarTime {
  /// In ns since 1970, read as local time; 0 for what was before.
  var local: UInt64 {
    var fields = unsafe fields
    // Safe: the fields are large enough by their type.
    return nanoseconds(unsafe mktime(&fields))
  }

  /// In ns since 1970, read as the time of a zone that is so many seconds ahead of UTC.
  func time(aheadOfUTC seconds: Int64) -> UInt64 {
    var fields = unsafe fields
    // Safe: the fields are large enough by their type.
    return nanoseconds(unsafe timegm(&fields) - Int(seconds))
  }

  /// Nanoseconds since 1970 of a time of that day, in local time.
  func adding(nanoseconds: UInt64) -> UInt64 {
    var moment = self
    moment.setTimeOfDay(nanoseconds: nanoseconds)
    return moment.local
  }

  private func nanoseconds(_ seconds: time_t) -> UInt64 {
    let whole = UInt64(clamping: seconds).multipliedReportingOverflow(by: 1_000_000_000)
    return whole.overflow ? .max : whole.partialValue &+ nanosecond
  }

  private var fields: tm {
    var fields = unsafe tm()
    unsafe fields.tm_year = year - 1900
    unsafe fields.tm_mon = month - 1
    unsafe fields.tm_mday = day
    unsafe fields.tm_hour = hour
    unsafe fields.tm_min = minute
    unsafe fields.tm_sec = second
    // Whether it is summer time is for the C library to find out.
    unsafe fields.tm_isdst = -1
    return unsafe fields
  }
}
