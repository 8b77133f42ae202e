internal import Glibc

/// How a command ended, and what a shell would say of it in `$?`.
public enum CommandStatus: Equatable, Sendable {
  case exited(Int32)
  case killed(signal: Int32)

  /// Takes a status as wait(2) gives it; nil for one that is no end.
  init?(waitStatus: Int32) {
    let signal = waitStatus & 0x7F
    if signal == 0 {
      self = .exited(waitStatus >> 8 & 0xFF)
    } else if signal != 0x7F {
      self = .killed(signal: signal)
    } else {
      return nil
    }
  }

  /// What to exit with in its place: 128 plus the number of a signal.
  public var code: Int32 {
    switch self {
    case .exited(let code): code
    case .killed(let signal): 128 + signal
    }
  }
}

extension LiveError {
  /// What a shell exits with when it cannot execute a command: 127 where there is none, 126 where it is no program;
  /// nil for other errors.
  public var shellStatus: Int32? {
    guard case .notExecuted(_, let code) = problem else { return nil }
    return code == ENOENT || code == ENOTDIR ? 127 : 126
  }
}
