internal import Events

/// Counts the events of one capture that passed the filter, and knows when there were enough.
struct EventTally {
  private(set) var count: UInt64 = 0
  private let limit: UInt64
  private let duration: UInt64
  private var firstTimestamp: UInt64?
  private(set) var isFull = false

  /// - Parameters:
  ///   - limit: how many events are enough; nil for no limit.
  ///   - duration: how many nanoseconds after the first are enough; nil for no limit.
  init(limit: UInt64?, duration: UInt64?) {
    self.limit = limit ?? .max
    self.duration = duration ?? .max
  }

  /// Counts an event; false when it is not to be counted or shown.
  mutating func take(_ event: EventView) -> Bool {
    let first = firstTimestamp ?? event.timestamp.rawValue
    firstTimestamp = first
    let elapsed = event.timestamp.rawValue &- first
    // An event older than the first one wraps around; it is not late.
    if elapsed >= duration, elapsed < UInt64(Int64.max) {
      isFull = true
      return false
    }
    count &+= 1
    isFull = count == limit
    return true
  }
}
