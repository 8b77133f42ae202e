internal import Glibc
internal import Inspection

/// Raised by an interrupt or a polite request to end.
let stopRequest = StopRequest()

/// How the command meets signals.
enum Signals {
  /// From here on an interrupt ends reading at the next event, so that what was read is shown and counted; a second
  /// one ends the process. A pipe that nobody reads any more is an error of `write`, not a signal.
  static func install() {
    _ = stopRequest.isRaised  // made now: a signal handler must not be the first to touch it
    for number in [SIGINT, SIGTERM] {
      // The handler only stores to an atomic and calls `signal`, which is allowed in handlers.
      signal(number) { number in
        stopRequest.raise()
        signal(number, SIG_DFL)
      }
    }
    signal(SIGPIPE, SIG_IGN)
  }
}
