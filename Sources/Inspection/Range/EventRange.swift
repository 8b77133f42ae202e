internal import Events

/// A range of events: from the first one at or behind `start` to the last one before any that is behind `end`.
///
/// Events of several processors may be a little out of order; the range is one all the same: it ends at the first event
/// that is later than its end.
public struct EventRange: Equatable, Sendable {
  public var start: EventBound?
  public var end: EventBound?

  public init(start: EventBound? = nil, end: EventBound? = nil) {
    self.start = start
    self.end = end
  }

  /// Every event is in it.
  public var isEverything: Bool { start == nil && end == nil }
}

/// Where events stand to a range, told in the order in which they come.
struct EventRangeProgress {
  private let range: EventRange
  private var start: EventLimit?
  private var end: EventLimit?
  private var hasFirst = false

  /// Where an event stands.
  enum Place { case before, within, behind }

  init(_ range: EventRange) { self.range = range }

  mutating func place(of event: EventView) -> Place {
    // Records of containers bear the time of their making, or none: they belong to what stands around them.
    if event.type.isContainerRecord {
      return start == nil && (hasFirst || range.start == nil) ? .within : .before
    }
    if !hasFirst { begin(at: event.timestamp) }
    if let end, end.isBefore(event) { return .behind }
    guard let start else { return .within }
    if start.isAfter(event) { return .before }
    self.start = nil
    return .within
  }

  /// The time at which the range ends; nil where it ends with the capture or by a number.
  var endTime: Timestamp? {
    if case .time(let time) = end { return Timestamp(rawValue: time) }
    return nil
  }

  private mutating func begin(at time: Timestamp) {
    hasFirst = true
    start = range.start?.limit(from: time)
    end = range.end?.limit(from: time)
  }
}
