public import Events

/// A source of which only a range of events is handed out.
///
/// What is before it is told to the receiver alone, so that the state is right where it begins. Behind it nothing is read
/// but the event that shows that it has ended.
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
      case .behind: hasEnded = true
      }
    }
    return nil
  }
}
