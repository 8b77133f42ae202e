public import Synchronization

/// A wish to end, raised from anywhere (a signal handler, another thread) and looked at between events.
public final class StopRequest: Sendable {
  @usableFromInline let flag = Atomic<Bool>(false)

  public init() {}

  /// Asks the loop to end at the next event boundary. Safe in a signal handler: one atomic store.
  @inlinable
  public func raise() { flag.store(true, ordering: .relaxed) }

  @inlinable
  public var isRaised: Bool { flag.load(ordering: .relaxed) }
}
