internal import Events

/// An entry of the process list. Each version added fields in the middle of the one before; v9 begins with its length.
///
///     v9 u32 length | i64 tid, pid, ptid | v6 i64 sid | v8 i64 vpgid | comm | exe | v7 exepath | args | cwd |
///     i64 fd limit | u32 flags, uid, gid | v2 u32 vmsize, vmrss, vmswap, u64 major, minor faults | v3 env |
///     v4 i64 vtid, vpid, cgroups | v5 root | v9 tail
extension ThreadRecord {
  static let longestPath = 1024
  private static let longestList = 65_535

  init(reading list: inout ByteCursor, version: Int) throws(CaptureError) {
    guard version >= 9 else {
      try self.init(body: &list, version: version)
      return
    }
    var entry = try list.entry("process", atLeast: 4)
    try self.init(body: &entry, version: version)
    try readTail(&entry)
  }

  private init(body entry: inout ByteCursor, version: Int) throws(CaptureError) {
    self.init(
      id: ThreadID(rawValue: try entry.read("process.tid")),
      process: ThreadID(rawValue: try entry.read("process.pid")),
      parent: ThreadID(rawValue: try entry.read("process.ptid")))
    if version >= 6 { session = try entry.read("process.sid") }
    if version >= 8 { processGroup = try entry.read("process.vpgid") }
    name = try entry.readString("process.comm", limit: Self.longestPath)
    executable = try entry.readString("process.exe", limit: Self.longestPath)
    if version >= 7 { executablePath = try entry.readString("process.exepath", limit: Self.longestPath) }
    arguments = try entry.readString("process.args", limit: Self.longestList)
    workingDirectory = try entry.readString("process.cwd", limit: Self.longestPath)
    fdLimit = try entry.read("process.fd limit")
    flags = try entry.read("process.flags")
    user = try entry.read("process.uid")
    group = try entry.read("process.gid")
    if version >= 2 { try readMemory(&entry) }
    if version >= 3 { environment = try entry.readString("process.env", limit: Self.longestList) }
    if version >= 4 {
      virtualID = try entry.read("process.vtid")
      virtualProcess = try entry.read("process.vpid")
      cgroups = try entry.readString("process.cgroups", limit: Self.longestList)
    }
    if version >= 5 { root = try entry.readString("process.root", limit: Self.longestPath) }
  }

  private mutating func readMemory(_ entry: inout ByteCursor) throws(CaptureError) {
    virtualSizeKB = try entry.read("process.vmsize")
    residentSizeKB = try entry.read("process.vmrss")
    swapSizeKB = try entry.read("process.vmswap")
    majorFaults = try entry.read("process.major faults")
    minorFaults = try entry.read("process.minor faults")
  }

  /// The optional fields of v9. Writers since libs 0.10 put two fields in front of the login id, which shows in the
  /// size: the older tail is never longer than 29 bytes. What follows the known fields is left alone.
  private mutating func readTail(_ entry: inout ByteCursor) throws(CaptureError) {
    let longestOldTail = 29
    if entry.remaining > longestOldTail {
      namespaceStart = try entry.read("process.pid namespace start")
      terminal = try entry.read("process.tty")
    }
    if entry.remaining >= 4 { loginUser = try entry.read("process.loginuid") }
    if entry.remaining >= 1 {
      isExecutableWritable = try entry.read("process.exe writable", as: UInt8.self) != 0
    }
    if entry.remaining >= 24 {
      capabilities.inheritable = try entry.read("process.cap_inheritable")
      capabilities.permitted = try entry.read("process.cap_permitted")
      capabilities.effective = try entry.read("process.cap_effective")
    }
    try readExecutableFile(&entry)
    if entry.remaining >= 8 { hostProcessGroup = try entry.read("process.pgid") }
  }

  private mutating func readExecutableFile(_ entry: inout ByteCursor) throws(CaptureError) {
    guard entry.remaining >= 26 else { return }
    if try entry.read("process.exe upper layer", as: UInt8.self) != 0 {
      executableFile.traits.insert(.upperLayer)
    }
    executableFile.inode = try entry.read("process.exe inode")
    executableFile.changeTime = try entry.read("process.exe change time")
    executableFile.modificationTime = try entry.read("process.exe modification time")
    if try entry.read("process.exe from memfd", as: UInt8.self) != 0 { executableFile.traits.insert(.memory) }
    guard entry.remaining >= 1 else { return }
    if try entry.read("process.exe lower layer", as: UInt8.self) != 0 {
      executableFile.traits.insert(.lowerLayer)
    }
  }
}
