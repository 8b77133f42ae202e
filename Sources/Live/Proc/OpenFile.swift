internal import CKernel
internal import Glibc

/// The file behind a descriptor of a thread, from /proc/PID/task/TID/fd and fdinfo (proc(5)).
struct OpenFile {
  let segment: FileSegment

  /// Nil where there is no such descriptor, or where it may not be looked at.
  init?(of proc: ProcThread, fd: Int32) {
    let path = "\(proc.directory)/fd/\(fd)"
    guard fd >= 0, let status = SystemCall.status(path) else { return nil }
    let info = ProcFile.table("\(proc.directory)/fdinfo/\(fd)")
    // close-on-exec belongs to the descriptor, not to the file.
    let flags = (UInt32(info["flags"]?.first ?? "", radix: 8) ?? 0) & ~UInt32(O_CLOEXEC)
    let device = MountDevice.device(of: path, mount: info["mnt_id"]?.first ?? "", seenBy: proc)
    segment = FileSegment(
      fd: fd, device: device ?? UInt32(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino),
      mode: status.st_mode,
      special: UInt32(truncatingIfNeeded: status.st_rdev), open_flags: flags, owner: status.st_uid)
  }

  /// Whether it is /dev/null: character device 1:3.
  var isNullDevice: Bool { segment.mode & S_IFMT == S_IFCHR && segment.special == 0x103 }
}
