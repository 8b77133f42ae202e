internal import Events
package import Protocols

/// An instant is what a finding points at: an event of the capture, and when it happened.
extension Instant: Comparable {
  init(_ event: EventView) { self.init(event: event.number, time: event.timestamp) }

  package static func < (left: Instant, right: Instant) -> Bool { left.event < right.event }

  /// Nanoseconds from the other instant to this one; 0 where the clock went backwards.
  package func nanoseconds(since other: Instant) -> UInt64 {
    time < other.time ? 0 : time.rawValue - other.time.rawValue
  }
}
