internal import Glibc
internal import Inspection
internal import Recording

/// Raised by an interrupt or a polite request to end.
let stopRequest = StopRequest()

/// Raised by the signal that asks a flight recorder for a file.
let dumpRequest = DumpRequest()

/// How the command meets signals.
enum Signals {
  /// From here on an interrupt ends reading at the next event, so that what was read is shown and counted; a second
  /// one ends the process. A pipe that nobody reads any more is an error of `write`, not a signal.
  static func install() {
    _ = stopRequest.isRaised  // made now: a signal handler must not be the first to touch it
    for number in [SIGINT, SIGTERM] {
      // The handler only stores to an atomic and calls `signal`, which is allowed in handlers.
      handle(number) { number in
        stopRequest.raise()
        signal(number, SIG_DFL)
      }
    }
    signal(SIGPIPE, SIG_IGN)
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
