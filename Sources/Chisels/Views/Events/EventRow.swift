package import Events
package import State

/// What becomes of an event where events themselves stand in the place of a view.
package protocol EventRow: ~Copyable {
  /// Appends the event for people, in one line or several, without a line end; false where it has nothing to show.
  mutating func append(_ event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer) -> Bool

  /// The same as a value of JSON.
  mutating func append(json event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer) -> Bool
}
