internal import Glibc

/// Text for standard output and standard error, written at once.
///
/// Event lines do not come this way: the sink has a buffer of its own.
enum StandardStreams {
  enum Stream: Int32 {
    case output = 1
    case error = 2
  }

  /// Writes all of `text`; false when nobody reads it or it cannot be written.
  @discardableResult
  static func write(_ text: String, to stream: Stream) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        let rest = unsafe UnsafeBufferPointer(rebasing: bytes[start...])
        // Safe: the kernel reads at most `rest.count` bytes.
        let count = unsafe Glibc.write(stream.rawValue, rest.baseAddress, rest.count)
        if count > 0 {
          start += count
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }

  static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }
}
