internal import CKernel
internal import Glibc

/// The file behind a descriptor of a thread, from /proc/PID/task/TID/fd and fdinfo (proc(5)).
struct OpenFile {
  let segment: FileSegment

  /// Nil where there is no such descriptor, or where it may not be looked at.
  init?(of proc: ProcThread, fd: Int32) {
    guard fd >= 0, let status = SystemCall.status("\(proc.directory)/fd/\(fd)") else { return nil }
    var flags: UInt32 = 0
    for line in ProcFile.lines("\(proc.directory)/fdinfo/\(fd)") ?? [] where line.hasPrefix("flags:") {
      // close-on-exec belongs to the descriptor, not to the file.
      flags = (UInt32(line.dropFirst(6).drop { $0 == "\t" }, radix: 8) ?? 0) & ~UInt32(O_CLOEXEC)
    }
    segment = FileSegment(
      fd: fd, device: UInt32(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino),
      mode: status.st_mode,
      special: UInt32(truncatingIfNeeded: status.st_rdev), open_flags: flags, owner: status.st_uid)
  }

  /// Whether it is /dev/null: character device 1:3.
  var isNullDevice: Bool { segment.mode & S_IFMT == S_IFCHR && segment.special == 0x103 }
}
