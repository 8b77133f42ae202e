package import Events

/// A stretch of time that views are narrowed to, its ends included.
package struct TimeRange: Equatable, Sendable {
  package let from: Timestamp
  package let to: Timestamp

  /// The ends in either order.
  package init(_ one: Timestamp, _ other: Timestamp) {
    from = min(one, other)
    to = max(one, other)
  }

  package func contains(_ time: Timestamp) -> Bool { from <= time && time <= to }

  package var nanoseconds: UInt64 { to.rawValue - from.rawValue }
}
