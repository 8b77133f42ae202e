internal import Glibc

/// The terminal as the kernel has it: a descriptor, its modes, reading and writing.
struct TerminalDevice: ~Copyable {
  let descriptor: Int32
  /// The modes as they were found.
  let modes: termios

  /// Opens the controlling terminal, so that standard input may be a capture; where there is none, takes standard input
  /// where that and standard output are one terminal.
  init() throws(TerminalError) {
    // Safe: the path is passed for the time of the call. Of its own, so that what is set for it concerns no one else.
    var opened = unsafe open("/dev/tty", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    if opened < 0, isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 {
      opened = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
    }
    guard opened >= 0 else { throw .none }
    var found = termios()
    // Safe: `found` is large enough by its type.
    guard unsafe tcgetattr(opened, &found) == 0 else {
      let code = errno
      close(opened)
      throw .system(call: "tcgetattr", code: code)
    }
    descriptor = opened
    modes = found
  }

  deinit { close(descriptor) }

  /// Keys come one by one and unseen, and none of them is a signal.
  func setRaw() {
    var raw = modes
    // Safe: changes the struct alone, and reads it before the call returns.
    unsafe cfmakeraw(&raw)
    _ = unsafe tcsetattr(descriptor, TCSANOW, &raw)
  }

  /// The bytes that came; none at a time when there are none, nil when nobody is at the other end any more.
  func read() -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 4096)
    // Safe: there is room for as many.
    let count = unsafe Glibc.read(descriptor, &bytes, bytes.count)
    if count > 0 { return Array(bytes.prefix(count)) }
    return count < 0 && (errno == EINTR || errno == EAGAIN) ? [] : nil
  }

  /// How long a terminal may take no bytes before a frame is given up, in ms.
  private static let patience: Int32 = 2000

  /// Writes all, as long as `isWanted`.
  ///
  /// - Returns: whether all of it was written.
  func write(_ bytes: [UInt8], while isWanted: () -> Bool) -> Bool {
    var written = 0
    while written < bytes.count {
      guard isWanted() else { return false }
      // Safe: the rest lies within the array.
      let count = unsafe bytes.withUnsafeBytes { all in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: all[written...])
        return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      }
      if count >= 0 {
        written += count
      } else if errno == EAGAIN {
        guard wait(for: POLLOUT, Self.patience) else { return false }
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// False when nothing came of it within so many ms; a signal ends the waiting as well.
  private func wait(for events: Int32, _ milliseconds: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    // Safe: one request, for the time of the call.
    return unsafe poll(&request, 1, milliseconds) != 0
  }
}
