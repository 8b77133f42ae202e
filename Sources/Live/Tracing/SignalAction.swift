internal import Glibc

/// What a thread does about a signal, from the masks in its `status`.
enum SignalAction {
  /// sa_handler: 0 default, 1 ignore, all ones for a handler, whose address is not told.
  static func handler(of signal: Int32, in status: [Substring: [Substring]]) -> UInt64 {
    func has(_ name: Substring) -> Bool {
      let mask = UInt64(status[name]?.first ?? "", radix: 16) ?? 0
      return (1...64).contains(signal) && mask >> UInt64(signal - 1) & 1 == 1
    }
    return has("SigIgn") ? 1 : has("SigCgt") ? .max : 0
  }

  /// Whether nothing comes of it: ignored, or by default so (signal(7)).
  static func isIgnored(_ signal: Int32, handler: UInt64) -> Bool {
    handler == 1 || handler == 0 && [SIGCHLD, SIGCONT, SIGURG, SIGWINCH].contains(signal)
  }
}
