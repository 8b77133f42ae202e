internal import Synchronization

/// The signals that ask to end, as their handler found them: safe to note there, and to look at between events.
final class EndSignals: Sendable {
  /// The first one that came; 0 before that.
  private let first = Atomic<Int32>(0)
  /// The first one was for the command as well: a terminal sends to all processes in front of it.
  private let reachesCommand = Atomic<Bool>(false)
  /// When it came, in ns of some clock.
  private let firstTime = Atomic<UInt64>(0)
  /// One that came later; 0 before that.
  private let second = Atomic<Int32>(0)

  /// timeout(1) sends its signal to the process and then to the group of it: what comes within this time, in ns, after
  /// the first is the same wish.
  private static let echo: UInt64 = 100_000_000

  /// Notes a signal at `time`; true when it says again what an earlier one said.
  func note(_ signal: Int32, reachesCommand: Bool, at time: UInt64) -> Bool {
    if first.load(ordering: .relaxed) == 0 {
      self.reachesCommand.store(reachesCommand, ordering: .relaxed)
      firstTime.store(time, ordering: .relaxed)
      first.store(signal, ordering: .relaxed)
      return false
    }
    guard time &- firstTime.load(ordering: .relaxed) > Self.echo else { return false }
    second.store(signal, ordering: .relaxed)
    return true
  }

  /// There was one.
  var hasAny: Bool { first.load(ordering: .relaxed) != 0 }

  /// The first signal where a command did not get it by itself; nil otherwise, and before there was one.
  var forCommand: Int32? {
    let signal = first.load(ordering: .relaxed)
    return signal == 0 || reachesCommand.load(ordering: .relaxed) ? nil : signal
  }

  /// The signal that said it again.
  var repeated: Int32? {
    let signal = second.load(ordering: .relaxed)
    return signal == 0 ? nil : signal
  }
}
