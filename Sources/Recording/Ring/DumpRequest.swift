internal import Synchronization

/// A wish that a ring be written, raised from anywhere (a signal handler, another thread).
public final class DumpRequest: Sendable {
  private let flag = Atomic<Bool>(false)

  public init() {}

  /// Safe in a signal handler: one atomic store.
  public func raise() { flag.store(true, ordering: .relaxed) }

  /// True once for each time it was raised and noticed.
  func take() -> Bool {
    guard flag.load(ordering: .relaxed) else { return false }
    return flag.exchange(false, ordering: .relaxed)
  }
}
