internal import CKernel

/// Control groups of one hierarchy, as the kernel's side looks for them.
struct CgroupSet: Equatable, Sendable {
  let inodes: [UInt64]
  /// At which levels there are some of them, each once: what a thread's group is compared with.
  let levels: [UInt32]
  /// `CGROUP_…`: the hierarchy.
  let subsystem: UInt32

  /// One group or more. Throws `unlikeCgroups` where they are not of one hierarchy, or too deep in it.
  init(_ groups: [CgroupID]) throws(LiveError) {
    let levels = Set(groups.map(\.level)).sorted()
    guard let subsystem = groups.first?.subsystem, groups.allSatisfy({ $0.subsystem == subsystem }),
      levels.count <= Int(SETTINGS_LEVELS), levels.allSatisfy({ $0 <= UInt8.max })
    else { throw LiveError(.unlikeCgroups) }
    inodes = groups.map(\.inode)
    self.levels = levels
    self.subsystem = subsystem
  }

  /// The groups with these directories.
  init(paths: [String]) throws(LiveError) {
    let mounts = ProcFile.lines("/proc/self/mounts") ?? []
    var groups: [CgroupID] = []
    for path in paths { groups.append(try CgroupID(path: path, mounts: mounts)) }
    try self.init(groups)
  }
}
