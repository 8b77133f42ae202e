public import Events
public import State

/// What is made of an event that is shown: a line of text, an object of JSON.
public protocol EventFormat: ~Copyable {
  /// Appends what the event looks like, without a line end; appends nothing and is false where the event is not to be
  /// shown.
  mutating func append(_ event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer) -> Bool
  /// What its fields need of events.
  var needs: EventNeeds { get }
  /// Forgets the events so far: what follows comes from another source.
  mutating func forget()
}

extension Format: EventFormat {}
extension JSONFormat: EventFormat {}
