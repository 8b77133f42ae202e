internal import Events

/// What a recording says that it lacks: events `drop`, which stand where its recorder could not keep up.
public struct Holes: Equatable, Sendable {
  /// How many there are.
  public private(set) var count: UInt64 = 0
  /// How many records are missing in all of them. A recorder that loses records counts them; the sampling of sysdig's agent
  /// wrote its ratio in that place.
  public private(set) var recordCount: UInt64 = 0
  /// The number of the first event at which something is missing; 0 while there is none.
  public private(set) var firstEvent: UInt64 = 0

  mutating func note(_ records: UInt64, at event: UInt64) {
    if count == 0 { firstEvent = event }
    count &+= 1
    recordCount &+= records
  }
}

extension HandlerRow {
  /// The exit of a drop says the same again.
  static let holes: [HandlerRow] = [
    .enter("drop") { machine, event in
      machine.holes.note(UInt64(event.integer(0, as: UInt32.self) ?? 0), at: event.number)
    }
  ]
}
