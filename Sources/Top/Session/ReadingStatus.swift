import Events

/// How far reading has come.
struct ReadingStatus {
  var eventCount: UInt64 = 0
  var firstTime: Timestamp?
  var latestTime = Timestamp(rawValue: 0)
  var hasEnded = false
  /// How much of the capture was read, from 0 to 1; nil where nobody says.
  var progress: (() -> Double)?
  /// How many events in a row came behind the chosen range of time.
  private var eventsBehindRange = 0
  /// Why reading ended before the end.
  var error: String?

  mutating func note(_ event: EventView) {
    eventCount += 1
    let time = event.timestamp
    if time.rawValue == 0 { return }
    if firstTime == nil { firstTime = time }
    if time > latestTime { latestTime = time }
  }

  /// An event is to be looked at: nil for the whole of the time.
  mutating func isWithin(_ range: TimeRange?, _ time: Timestamp) -> Bool {
    guard let range else { return true }
    eventsBehindRange = time > range.to ? eventsBehindRange + 1 : 0
    return range.contains(time)
  }

  /// So many events in a row came behind the range that no more are to be expected within: those of several processors may be a
  /// little out of order, and a single one may bear any time.
  var isBehindRange: Bool { eventsBehindRange >= 10_000 }

  /// Between the first event and the latest, in nanoseconds.
  var duration: UInt64 {
    guard let firstTime, latestTime > firstTime else { return 0 }
    return latestTime.rawValue - firstTime.rawValue
  }
}
