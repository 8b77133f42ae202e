internal import Glibc

/// Keeps what is said on standard error while a screen is shown, and says it behind that. What does not fit into a pipe is
/// lost: notes are few.
final class HeldErrors {
  /// The standard error that was there before; -1 where nothing is kept.
  private let before: Int32
  private let kept: Int32

  /// From here on nothing that is said is seen.
  init() {
    var ends: [Int32] = [-1, -1]
    // Safe: the call fills two numbers.
    let hasPipe = unsafe pipe(&ends) == 0
    for end in ends where hasPipe {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    kept = ends[0]
    before = hasPipe ? fcntl(2, F_DUPFD_CLOEXEC, 3) : -1
    if before >= 0 { dup2(ends[1], 2) }
    if hasPipe { close(ends[1]) }
  }

  /// Says what was kept.
  func tell() {
    guard before >= 0 else { return }
    dup2(before, 2)
    close(before)
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    // Safe: no more is read than there is room for.
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(kept, $0.baseAddress, $0.count) }
    close(kept)
    guard count > 0 else { return }
    StandardStreams.write(String(decoding: bytes.prefix(count), as: UTF8.self), to: .error)
  }
}
