/// What a run needs of the events that it reads, beside those that pass its filter: whether others may be passed over.
///
/// Each sink says what it needs; one that hands events on says what those need to whom it hands them.
public struct EventNeeds: Equatable, Sendable {
  /// The traits that any field has which is read.
  package var fieldTraits: FieldInfo.Traits
  /// Events are looked at that do not pass.
  public var everyEvent: Bool
  /// Time has to pass as it did: something is done at intervals of the time of events.
  public var ticks: Bool

  package init(fieldTraits: FieldInfo.Traits = [], everyEvent: Bool = false, ticks: Bool = false) {
    self.fieldTraits = fieldTraits
    self.everyEvent = everyEvent
    self.ticks = ticks
  }

  /// No more than the events that pass.
  public static var nothing: EventNeeds { EventNeeds() }
  /// All of them.
  public static var everything: EventNeeds { EventNeeds(everyEvent: true) }

  /// What both need.
  public func union(_ other: EventNeeds) -> EventNeeds {
    EventNeeds(
      fieldTraits: fieldTraits.union(other.fieldTraits), everyEvent: everyEvent || other.everyEvent,
      ticks: ticks || other.ticks)
  }

  /// Events may be passed over that cannot pass the filter, where what they leave behind is told: no field shows what every
  /// event changes.
  public var allowsPassingOver: Bool { !everyEvent && !ticks && !fieldTraits.contains(.cumulative) }
}
