public import Events

/// A source of which only a range of events is handed out.
///
/// What is before it is told to the receiver alone, so that the state is right where it begins. Behind it nothing is read
/// but the event that shows that it has ended. Where it ends by a time, the sink may rest at that time: nothing more happened
/// until then.
public struct RangedSource<Base: EventSource & ~Copyable>: EventSource, ~Copyable {
  public private(set) var base: Base
  private var progress: EventRangeProgress
  private let isEverything: Bool
  private var hasEnded = false

  public init(_ base: consuming Base, _ range: EventRange) {
    self.base = base
    progress = EventRangeProgress(range)
    isEverything = range.isEverything
  }

  @_lifetime(&self)
  public mutating func next<Receiver: RecordReceiver & ~Copyable>(
    informing receiver: inout Receiver
  ) throws -> EventView? {
    while !hasEnded {
      guard let event = try base.next(informing: &receiver) else { break }
      if isEverything { return event }
      switch progress.place(of: event) {
      case .before: receiver.apply(event)
      case .within: return event
      case .behind:
        hasEnded = true
        if let time = progress.endTime { throw SourcePause(time: time) }
      }
    }
    return nil
  }
}
