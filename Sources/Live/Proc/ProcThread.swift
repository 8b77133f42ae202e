/// A thread as /proc tells of it. Every question reads its file anew; see proc(5) for the fields.
struct ProcThread {
  let pid: UInt32
  let tid: UInt32

  /// The directory of the thread, without the sums over its process that /proc/PID has.
  var directory: String { "/proc/\(pid)/task/\(tid)" }

  /// Fields of `stat` from the state on, which is field 3 of proc(5); the name before them, which may hold anything.
  func stat() -> (comm: [UInt8], fields: [Substring])? {
    guard let bytes = ProcFile.bytes(directory + "/stat"), let open = bytes.firstIndex(of: UInt8(ascii: "(")),
      let close = bytes.lastIndex(of: UInt8(ascii: ")")), open < close
    else { return nil }
    let fields = String(decoding: bytes[(close + 1)...], as: UTF8.self)
    return ([UInt8](bytes[(open + 1)..<close]), ProcFile.words(fields.utf8[...]))
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

  /// The numbers of `stat`; nil when the thread is gone.
  var statLine: StatLine? { ProcFile.bytes(directory + "/stat").flatMap { StatLine($0) } }

  /// The file behind a descriptor; nil where there is none.
  func file(_ fd: Int32) -> OpenFile? { OpenFile(of: self, fd: fd) }
}
