internal import Glibc

/// A file that is read here and there, and closes itself.
struct StoredFile: ~Copyable {
  private let number: Int32

  struct Status {
    let isRegular: Bool
    let byteCount: UInt64
    /// In nanoseconds since 1970.
    let changeTime: UInt64
    /// Who may read and write it.
    let permissions: UInt32
    let owner: UInt32
  }

  /// Nil when it cannot be opened.
  init?(path: String) {
    // Safe: the path is passed for the time of the call.
    number = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard number >= 0 else { return nil }
  }

  deinit { if number >= 0 { close(number) } }

  var status: Status? {
    var status = stat()
    // Safe: `status` is large enough by its type.
    guard unsafe fstat(number, &status) == 0 else { return nil }
    let time = UInt64(clamping: status.st_mtim.tv_sec) &* 1_000_000_000
    return Status(
      isRegular: status.st_mode & S_IFMT == S_IFREG, byteCount: UInt64(clamping: status.st_size),
      changeTime: time &+ UInt64(clamping: status.st_mtim.tv_nsec), permissions: status.st_mode & 0o666,
      owner: status.st_uid)
  }

  /// `count` bytes from `offset` on; nil when there are fewer.
  func read(_ count: Int, at offset: UInt64) -> [UInt8]? {
    guard let status, count >= 0, offset <= status.byteCount, UInt64(count) <= status.byteCount - offset
    else {
      return nil
    }
    // Safe: the kernel writes no more than the buffer holds.
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let rest = unsafe UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
        let got = unsafe pread(number, rest.baseAddress, rest.count, Int(offset) + filled)
        if got > 0 { filled += got } else if got == 0 || errno != EINTR { return }
      }
    }
    return bytes.count == count ? bytes : nil
  }
}
