import Events

/// How far reading has come.
struct ReadingStatus {
  var eventCount: UInt64 = 0
  var firstTime: Timestamp?
  var latestTime = Timestamp(rawValue: 0)
  var hasEnded = false
  /// How much of the capture was read, from 0 to 1; nil where nobody says.
  var progress: (() -> Double)?
  /// Why reading ended before the end.
  var error: String?

  mutating func note(_ event: EventView) {
    eventCount += 1
    let time = event.timestamp
    if time.rawValue == 0 { return }
    if firstTime == nil { firstTime = time }
    if time > latestTime { latestTime = time }
  }

  /// Between the first event and the latest, in nanoseconds.
  var duration: UInt64 {
    guard let firstTime, latestTime > firstTime else { return 0 }
    return latestTime.rawValue - firstTime.rawValue
  }
}
