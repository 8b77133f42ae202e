internal import Events

/// Counts the events of one capture that passed the filter, and knows when there were enough.
///
/// The container records that lead a capture are part of its description and do not count, whichever way it is
/// looked at: they hold what was true before.
struct EventTally {
  private(set) var count: UInt64 = 0
  private let limit: UInt64
  private let duration: UInt64
  private var firstTimestamp: UInt64?
  private var leadingCount: UInt64 = 0
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
    if event.number == leadingCount &+ 1, Self.isContainerRecord(event.type) {
      leadingCount &+= 1
      return false
    }
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

  @inline(__always)
  private static func isContainerRecord(_ type: EventType) -> Bool {
    type.rawValue == 272 || type.rawValue == 324 || type.rawValue == 228
  }
}
