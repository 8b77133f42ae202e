internal import CKernel
internal import Glibc

/// An execve or execveat that is about to happen: afterwards the memory with its path is gone.
struct ExecCall {
  /// Where the path lies.
  private let address: UInt64
  /// The directory that execveat starts from.
  private let directory: Int32?

  /// Nil for another call.
  init?(_ stop: ck_syscall_stop) {
    let isCompat = stop.is_compat
    switch stop.number {
    case UInt64(isCompat ? CK_COMPAT_EXECVE : CK_EXECVE):
      address = stop.args.0
      directory = nil
    case UInt64(isCompat ? CK_COMPAT_EXECVEAT : CK_EXECVEAT):
      address = stop.args.1
      directory = Int32(truncatingIfNeeded: stop.args.0)
    default: return nil
    }
  }

  /// The path as the kernel calls it (bprm filename), its NUL included: `/dev/fd/N/…` where it starts from a directory's
  /// descriptor. Nil where it cannot be read.
  func path(in memory: ThreadMemory) -> [UInt8]? {
    guard let path = memory.string(at: address, room: Int(STRING_MAX)) else { return nil }
    guard let directory, directory != AT_FDCWD, path.first != UInt8(ascii: "/") else { return path }
    let start = Array("/dev/fd/\(directory)".utf8)
    return path.count > 1 ? start + [UInt8(ascii: "/")] + path : start + path
  }
}
