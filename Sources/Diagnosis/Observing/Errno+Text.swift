extension Errno {
  /// What an error means, for sentences.
  static func text(_ errno: Int32) -> String {
    switch errno {
    case brokenPipe: "the other side had closed (EPIPE)"
    case noMemory: "no memory (ENOMEM)"
    case tooManyInSystem: "too many open files in the system (ENFILE)"
    case tooManyOpen: "too many open files (EMFILE)"
    case addressNotAvailable: "no local port or address to be had (EADDRNOTAVAIL)"
    case networkUnreachable: "network unreachable (ENETUNREACH)"
    case connectionReset: "connection reset (ECONNRESET)"
    case timedOut: "timed out (ETIMEDOUT)"
    case connectionRefused: "connection refused (ECONNREFUSED)"
    case hostUnreachable: "no route to the host (EHOSTUNREACH)"
    default: "error \(errno)"
    }
  }
}
