internal import CKernel
internal import Glibc

/// What /proc tells of one thread.
struct ProcessFiles {
  let pid: UInt32
  let tid: UInt32

  /// The directory of the thread, without the sums over its process that /proc/PID has.
  var directory: String { "/proc/\(pid)/task/\(tid)" }

  /// Fields of `stat` from the state on, which is field 3 of proc(5); the name before them, which may hold anything.
  func stat() -> (comm: [UInt8], fields: [Substring])? {
    guard let bytes = ProcFile.bytes(directory + "/stat"), let open = bytes.firstIndex(of: UInt8(ascii: "(")),
      let close = bytes.lastIndex(of: UInt8(ascii: ")")), open < close
    else { return nil }
    let fields = String(decoding: bytes[(close + 1)...], as: UTF8.self).split { $0 == " " || $0 == "\n" }
    return ([UInt8](bytes[(open + 1)..<close]), fields)
  }

  /// Where the thread's argument or environment strings lie.
  func strings(_ kind: SegmentKind) -> Range<UInt64>? {
    // arg_start, arg_end, env_start and env_end are fields 48 to 51.
    let first = kind == .environment ? 47 : 45
    guard let fields = stat()?.fields, fields.count > first + 1, let start = UInt64(fields[first]),
      let end = UInt64(fields[first + 1]), start <= end
    else { return nil }
    return start..<end
  }

  /// The CPU that the thread is on, or was on last: field 39.
  var cpu: UInt16 {
    guard let fields = stat()?.fields, fields.count > 36 else { return 0 }
    return UInt16(fields[36]) ?? 0
  }

  /// The file behind a descriptor; nil where there is none.
  func file(_ fd: Int32) -> OpenFile? { OpenFile(of: self, fd: fd) }
}

/// The file behind a descriptor of a thread.
struct OpenFile {
  let segment: FileSegment
  let status: stat

  init?(of process: ProcessFiles, fd: Int32) {
    guard fd >= 0, let status = ProcFile.status("\(process.directory)/fd/\(fd)") else { return nil }
    self.status = status
    var flags: UInt32 = 0
    for line in ProcFile.lines("\(process.directory)/fdinfo/\(fd)") ?? [] where line.hasPrefix("flags:") {
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
