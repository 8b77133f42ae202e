package import Events

/// The event that carried some bytes.
package struct Instant: Sendable, Hashable {
  /// The number of the event, as `evt.num` counts.
  package let event: UInt64
  package let time: Timestamp

  package init(event: UInt64, time: Timestamp) {
    self.event = event
    self.time = time
  }
}
