internal import Events
internal import Glibc

/// A file that is being written and closes itself.
package struct OutputDescriptor: ~Copyable {
  package let path: String
  private let number: Int32
  private let isOwned: Bool
  /// Bytes in the file.
  package private(set) var byteCount = 0
  /// Nobody reads the pipe any more; what is written goes nowhere.
  package private(set) var isClosed = false

  /// Makes the file at `path`, or empties it; `-` is standard output.
  package init(path: String) throws(CaptureWritingError) {
    self.path = path
    if path == "-" {
      number = 1
      isOwned = false
      return
    }
    // Safe: the path is passed for the time of the call.
    number = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    isOwned = true
    guard number >= 0 else { throw CaptureWritingError(path: path, call: "open", code: errno) }
  }

  /// Finds out whether the file can be made. One that was there stays as it is, and one that was not is removed. Of a pipe
  /// or a device only the rights are looked at: whoever reads it would take our leaving for the end.
  static func check(path: String) throws(CaptureWritingError) {
    guard path != "-" else { return }
    var status = stat()
    // Safe: `status` is large enough by its type, and the path is passed for the time of the calls.
    let existed = unsafe stat(path, &status) == 0
    if existed, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) {
      guard unsafe access(path, W_OK) == 0 else {
        throw CaptureWritingError(path: path, call: "open", code: errno)
      }
      return
    }
    let number = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    guard number >= 0 else { throw CaptureWritingError(path: path, call: "open", code: errno) }
    close(number)
    if !existed { unsafe unlink(path) }
  }

  deinit {
    if isOwned, number >= 0 { close(number) }
  }

  /// Writes all of `bytes`. When the system takes no more, `sound` is asked how many of the bytes that were written can
  /// stay, and the others are taken back.
  package mutating func write(
    _ bytes: RawSpan, keeping sound: (_ bytes: RawSpan, _ written: Int) -> Int
  ) throws(CaptureWritingError) {
    var written = 0
    while written < bytes.byteCount, !isClosed {
      // Safe: the kernel reads no more than what is left.
      let count = unsafe bytes.withUnsafeBytes { all in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: all[written...])
        return unsafe Glibc.write(number, rest.baseAddress, rest.count)
      }
      if count >= 0 {
        written += count
      } else if errno == EPIPE {
        isClosed = true
      } else if errno == EAGAIN {
        waitForRoom()
      } else if errno != EINTR {
        let code = errno
        byteCount += sound(bytes, written)
        _ = ftruncate(number, byteCount)
        throw CaptureWritingError(path: path, call: "write", code: code)
      }
    }
    byteCount += written
  }

  /// Until a file that takes nothing at the moment does again.
  private func waitForRoom() {
    var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    // Safe: one request, which is changed before the call returns.
    _ = unsafe poll(&request, 1, -1)
  }
}
