public import Events

/// One end of a range of events, as users name it.
///
///     #1200  1200                                 the event with this number
///     +10s  +1m30s  +250ms                        so long after the first event
///     10:00:01.5                                  the local time of day
///     2026-11-21T10:00:01.5+01:00  2026-11-21     ISO 8601; local time where no zone is given
///     1574330401.5  @1574330401                   seconds since 1970
public enum EventBound: Equatable, Sendable {
  case number(UInt64)
  /// Nanoseconds after the first event.
  case sinceStart(UInt64)
  /// Nanoseconds after midnight.
  case timeOfDay(UInt64)
  case time(Timestamp)

  /// Reads what a user wrote; nil where it is none of these.
  public init?(_ text: String) {
    var scanner = TimeScanner(text)
    guard let bound = Self.bound(&scanner, text), scanner.isAtEnd else { return nil }
    self = bound
  }

  private static func bound(_ scanner: inout TimeScanner, _ text: String) -> EventBound? {
    if scanner.skip("#") { return scanner.integer().map { .number($0) } }
    if scanner.skip("+") { return scanner.span().map { .sinceStart($0) } }
    if scanner.skip("@") { return scanner.seconds().map { .time(Timestamp(rawValue: $0)) } }
    if text.utf8.contains(UInt8(ascii: ":")), !text.utf8.contains(UInt8(ascii: "-")) {
      return scanner.timeOfDay().map { .timeOfDay($0) }
    }
    if text.utf8.contains(UInt8(ascii: "-")) { return scanner.dateAndTime().map { .time($0) } }
    if text.utf8.contains(UInt8(ascii: ".")) {
      return scanner.seconds().map { .time(Timestamp(rawValue: $0)) }
    }
    return scanner.integer().map { .number($0) }
  }

  /// The number or the time that is meant in a capture that begins at `start`.
  ///
  /// A time of day is meant on the day on which the capture begins, or on the next one where it would be more than twelve
  /// hours before the beginning.
  package func limit(from start: Timestamp) -> EventLimit {
    switch self {
    case .number(let number): return .number(number)
    case .time(let time): return .time(time.rawValue)
    case .sinceStart(let span):
      let sum = start.rawValue.addingReportingOverflow(span)
      return .time(sum.overflow ? .max : sum.partialValue)
    case .timeOfDay(let time):
      let today = CalendarTime(localDayOf: start).adding(nanoseconds: time)
      let halfDay: UInt64 = 43_200_000_000_000
      guard today.addingReportingOverflow(halfDay).partialValue < start.rawValue else { return .time(today) }
      return .time(CalendarTime(localDayOf: start, later: 1).adding(nanoseconds: time))
    }
  }
}

/// One end of a range of events, as they are compared with it.
package enum EventLimit: Equatable, Sendable {
  case number(UInt64)
  /// In ns since 1970.
  case time(UInt64)

  /// The event comes before the limit.
  package func isAfter(_ event: EventView) -> Bool {
    switch self {
    case .number(let number): event.number < number
    case .time(let time): event.timestamp.rawValue < time
    }
  }

  /// The event comes behind the limit.
  func isBefore(_ event: EventView) -> Bool {
    switch self {
    case .number(let number): event.number > number
    case .time(let time): event.timestamp.rawValue > time
    }
  }
}
