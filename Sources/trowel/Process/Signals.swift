internal import Glibc
internal import Inspection
internal import Recording
internal import Synchronization

/// Raised by an interrupt or a polite request to end.
let stopRequest = StopRequest()

/// Which signals raised it.
let endSignals = EndSignals()

/// A command is followed that should end first, so that a second signal is heeded too, and only a third one kills.
let hasCommandToFollow = Atomic<Bool>(false)

/// Raised by the signal that asks a flight recorder for a file.
let dumpRequest = DumpRequest()

/// How the command meets signals.
enum Signals {
  /// Requests to end.
  private static let ends = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

  /// From here on a request to end ends reading at the next event, so that what was read is shown and counted; a second
  /// one ends the process. A pipe that nobody reads any more is an error of `write`, not a signal.
  static func install() {
    // Made now: a signal handler must not be the first to touch them.
    _ = (stopRequest.isRaised, endSignals.repeated, hasCommandToFollow.load(ordering: .relaxed))
    for number in ends where number != SIGHUP || !isIgnored(number) { handleEnd(number) }
    signal(SIGPIPE, SIG_IGN)
  }

  /// What nohup(1) asks for stays.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    // Safe: the action is written before the call returns. SIG_IGN, which Swift does not have, is the address 1.
    unsafe sigaction(number, nil, &action)
    return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }

  /// The handler only stores to atomics and makes calls that are allowed in handlers.
  private static func handleEnd(_ number: Int32) {
    var action = sigaction()
    action.sa_flags = SA_SIGINFO
    unsafe action.__sigaction_handler.sa_sigaction = { number, info, _ in
      // SI_KERNEL, 0x80: nobody sent it with kill(2), but the terminal, and that to the command as well.
      let isFromTerminal = unsafe info?.pointee.si_code == 0x80
      let isRepeated = endSignals.note(number, reachesCommand: isFromTerminal, at: Signals.monotonicTime())
      stopRequest.raise()
      guard isRepeated else { return }
      // One by one: an array might be allocated.
      signal(SIGINT, SIG_DFL)
      signal(SIGTERM, SIG_DFL)
      signal(SIGHUP, SIG_DFL)
      signal(SIGQUIT, SIG_DFL)
      if !hasCommandToFollow.load(ordering: .relaxed) { raise(number) }
    }
    // Safe: the action is read before the call returns.
    unsafe sigaction(number, &action, nil)
  }

  /// Nanoseconds.
  private static func monotonicTime() -> UInt64 {
    var time = timespec()
    // Safe: `time` is large enough by its type.
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }

  /// From here on the reader returns five times a second although it has nothing to read, so that lines which are
  /// complete need not wait for a slow pipe.
  static func interruptRegularly() {
    handle(SIGALRM) { _ in }
    let pause = timeval(tv_sec: 0, tv_usec: 200_000)
    var timer = itimerval(it_interval: pause, it_value: pause)
    // Safe: the timer is read before the call returns.
    unsafe setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
  }

  /// From here on the signal USR1 lets the ring be written.
  static func dumpOnRequest() {
    _ = dumpRequest  // made now: a signal handler must not be the first to touch it
    handle(SIGUSR1) { _ in dumpRequest.raise() }
  }

  /// Sets a handler behind which a system call that waits is not gone on with.
  private static func handle(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = handler
    // Safe: the action is read before the call returns.
    unsafe sigaction(number, &action, nil)
  }
}
