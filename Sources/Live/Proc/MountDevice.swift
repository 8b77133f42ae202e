internal import CKernel

/// The device of a file's mount, as the kernel numbers it (s_dev).
///
/// stat(2) tells another of files in overlays, which containers have: that of the layer below. Captures hold the mount's.
enum MountDevice {
  /// Nil where stat(2) tells the same, and where nobody knows.
  ///
  /// - Parameters:
  ///   - path: leads to the file.
  ///   - mount: its number in mountinfo, as in `mnt_id` of fdinfo.
  static func device(of path: String, mount: Substring, seenBy proc: ProcThread) -> UInt32? {
    // Safe: the path is passed for the time of the call.
    guard unsafe ck_is_overlay(path) else { return nil }
    return device(ofMount: mount, in: ProcFile.lines("/proc/\(proc.pid)/mountinfo") ?? [])
  }

  /// `ID parent major:minor …`, in the encoding that stat(2) has.
  static func device(ofMount id: Substring, in mountinfo: [Substring]) -> UInt32? {
    for line in mountinfo {
      let fields = line.split(separator: " ", maxSplits: 3)
      guard fields.count > 3, fields[0] == id else { continue }
      let parts = fields[2].split(separator: ":").compactMap { UInt32($0) }
      guard parts.count == 2 else { return nil }
      return parts[1] & 0xFF | parts[0] << 8 | (parts[1] & ~0xFF) << 12
    }
    return nil
  }
}
