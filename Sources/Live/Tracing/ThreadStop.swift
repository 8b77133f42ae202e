internal import Glibc

/// Why a traced thread stopped, or how it ended, as wait(2) told it.
enum ThreadStop: Equatable {
  case ended(status: Int32)
  /// At the entering or return of a system call.
  case call
  /// Before it gets a signal.
  case signal(Int32)
  /// It made a process or thread.
  case creation
  case execution
  case exit
  /// It was interrupted, is new, or goes on after a stop.
  case interruption
  /// Job control stopped its process.
  case groupStop(Int32)

  init(status: Int32) {
    guard status & 0xFF == 0x7F else {
      self = .ended(status: status)
      return
    }
    let signal = status >> 8 & 0xFF
    switch status >> 16 {
    case 0: self = signal == SIGTRAP | 0x80 ? .call : .signal(signal)
    case 1, 2, 3: self = .creation  // PTRACE_EVENT_FORK, _VFORK, _CLONE
    case 4: self = .execution
    case 6: self = .exit
    case 128 where [SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU].contains(signal): self = .groupStop(signal)
    default: self = .interruption
    }
  }
}
