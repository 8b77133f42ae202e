internal import Events
internal import Glibc

/// A moment as calendars tell it, which the C library turns into one of time.
struct CalendarTime {
  var year: Int32 = 1970
  var month: Int32 = 1
  var day: Int32 = 1
  /// Nanoseconds after midnight.
  var timeOfDay: UInt64 = 0

  init() {}

  /// Midnight, in local time, of the day of `time`, or of a day `later` than that.
  init(localDayOf time: Timestamp, later: Int32 = 0) {
    var seconds = time_t(truncatingIfNeeded: time.seconds)
    var fields = unsafe tm()
    // Safe: both are large enough by their type.
    guard unsafe localtime_r(&seconds, &fields) != nil else { return }
    unsafe year = fields.tm_year + 1900
    unsafe month = fields.tm_mon + 1
    unsafe day = fields.tm_mday + later
  }

  /// Nanoseconds since 1970 of a time of that day, in local time.
  func adding(nanoseconds: UInt64) -> UInt64 {
    var moment = self
    moment.timeOfDay = nanoseconds
    return moment.local
  }

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

  private func nanoseconds(_ seconds: time_t) -> UInt64 {
    let whole = UInt64(clamping: seconds).multipliedReportingOverflow(by: 1_000_000_000)
    return whole.overflow ? .max : whole.partialValue &+ timeOfDay % 1_000_000_000
  }

  private var fields: tm {
    let seconds = Int32(truncatingIfNeeded: timeOfDay / 1_000_000_000)
    var fields = unsafe tm()
    unsafe fields.tm_year = year - 1900
    unsafe fields.tm_mon = month - 1
    unsafe fields.tm_mday = day
    unsafe fields.tm_hour = seconds / 3600
    unsafe fields.tm_min = seconds / 60 % 60
    unsafe fields.tm_sec = seconds % 60
    // Whether it is summer time is for the C library to find out.
    unsafe fields.tm_isdst = -1
    return unsafe fields
  }
}
