import Events
import Testing

@testable import Inspection

/// How users name the ends of a range.
struct EventBoundTests {
  @Test(arguments: [
    ("#12", EventBound.number(12)), ("12", .number(12)), ("+10s", .sinceStart(10_000_000_000)),
    ("+7", .sinceStart(7_000_000_000)), ("+1m30.5s", .sinceStart(90_500_000_000)),
    ("+1.5h", .sinceStart(5_400_000_000_000)), ("+250ms", .sinceStart(250_000_000)),
    ("+1us", .sinceStart(1_000)), ("+3ns", .sinceStart(3)),
    ("@1574330401", .time(Timestamp(rawValue: 1_574_330_401_000_000_000))),
    ("1574330401.000000025", .time(Timestamp(rawValue: 1_574_330_401_000_000_025))),
    ("2019-11-21T10:00:01.5Z", .time(Timestamp(rawValue: 1_574_330_401_500_000_000))),
    ("2019-11-21T11:00:01.5+01:00", .time(Timestamp(rawValue: 1_574_330_401_500_000_000))),
    ("2019-11-21 05:30:01-0430", .time(Timestamp(rawValue: 1_574_330_401_000_000_000))),
    ("10:00", .timeOfDay(36_000_000_000_000)), ("10:00:01.5", .timeOfDay(36_001_500_000_000)),
  ])
  func isRead(text: String, bound: EventBound) {
    #expect(EventBound(text) == bound)
  }

  @Test(arguments: [
    "", "#", "+", "+s", "+1x", "@", "1.", "12x", "-5", "24:00", "10:61", "1:00", "10:00:", "2026-13-01",
    "2026-11-00", "2026-11-21T", "2026-11-21T10:00:00+1", "2026-11-21x", "1e9", "99999999999999999999",
    "+99999999999999h", "#1 ",
  ])
  func isRefused(text: String) {
    #expect(EventBound(text) == nil)
  }

  /// A winter day, on which no clock is changed.
  private static let midnight = CalendarTime(localDayOf: Timestamp(rawValue: 1_547_550_000_000_000_000)).local
  private static let hour: UInt64 = 3_600_000_000_000

  @Test(arguments: [(10, 9, 9), (10, 23, 23), (23, 1, 25), (13, 0, 24), (11, 0, 0)])
  func aTimeOfDayIsMeantNearTheBeginning(begin: UInt64, time: UInt64, meant: UInt64) {
    let start = Timestamp(rawValue: Self.midnight + begin * Self.hour)
    #expect(
      EventBound.timeOfDay(time * Self.hour).limit(from: start) == .time(Self.midnight + meant * Self.hour))
  }

  @Test func aSpanBehindTheEndOfTimeIsTheEnd() {
    #expect(EventBound.sinceStart(.max).limit(from: Timestamp(rawValue: 5)) == .time(.max))
  }
}
