internal import Glibc

/// An open file that closes itself.
struct FileDescriptor: ~Copyable {
  let number: Int32
  private let isOwned: Bool

  /// Opens the file at `path` for reading; `-` is standard input.
  init(reading path: String) throws(CaptureError) {
    if path == "-" {
      number = 0
      isOwned = false
      return
    }
    // Safe: the path is passed for the time of the call.
    let opened = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else {
      throw CaptureError(problem: .system(call: "open", code: errno), field: "file", offset: 0)
    }
    number = opened
    isOwned = true
  }

  deinit {
    if isOwned { close(number) }
  }

  /// Bytes in the file, or nil for what has no size: a pipe, a terminal.
  var byteCount: UInt64? {
    var status = stat()
    // Safe: `status` is large enough by its type.
    guard unsafe fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return UInt64(clamping: status.st_size)
  }

  /// Reads up to the size of `target`; 0 at the end of the file. A signal that comes while there is nothing to read is
  /// an error as well (`isInterruption`), after which reading can go on.
  func read(into target: UnsafeMutableRawBufferPointer) throws(CaptureError) -> Int {
    // Safe: the kernel writes at most `target.count` bytes.
    let count = unsafe Glibc.read(number, target.baseAddress, target.count)
    if count >= 0 { return count }
    throw CaptureError(problem: .system(call: "read", code: errno), field: "file", offset: 0)
  }

  /// Goes to `offset` bytes from the start of the file.
  func seek(to offset: UInt64) throws(CaptureError) {
    guard lseek(number, Int(clamping: offset), SEEK_SET) >= 0 else {
      throw CaptureError(problem: .system(call: "lseek", code: errno), field: "file", offset: 0)
    }
  }
}

extension CaptureError {
  /// A signal came while there was nothing to read. Nothing is lost, and the next call goes on.
  var isInterruption: Bool { problem == .system(call: "read", code: EINTR) }
}
