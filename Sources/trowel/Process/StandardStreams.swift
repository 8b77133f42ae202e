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
    let bytes = Array(text.utf8)
    // Safe: every byte of an array of bytes is initialized.
    return unsafe write(bytes.span.bytes, to: stream)
  }

  /// The same for bytes.
  @discardableResult
  static func write(_ bytes: RawSpan, to stream: Stream) -> Bool {
    var start = 0
    while start < bytes.byteCount {
      // Safe: the kernel reads no more than what is left.
      let count = unsafe bytes.withUnsafeBytes { all in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: all[start...])
        return unsafe Glibc.write(stream.rawValue, rest.baseAddress, rest.count)
      }
      if count > 0 {
        start += count
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// Makes sure that no file of ours gets the number of a stream that was closed: what is meant for the stream would be
  /// written into it. Such a stream is there then, but cannot be read or written, and is closed for commands as before.
  static func keepNumbers() {
    for number: Int32 in 0...2 where fcntl(number, F_GETFD) < 0 {
      // The lowest number that is free is the one. Safe: the path is passed for the time of the call.
      _ = unsafe open("/dev/null", (number == 0 ? O_WRONLY : O_RDONLY) | O_CLOEXEC)
    }
  }

  /// How many characters a line of the terminal has; nil where there is none.
  static func width(_ stream: Stream) -> Int? {
    var size = winsize()
    // Safe: the call fills the struct, or fails.
    guard unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }
}
