internal import CKernel
internal import Glibc

/// A control group as the kernel's side knows it: the inode of its directory, and which hierarchy that is in.
struct CgroupID: Equatable, Sendable {
  let inode: UInt64
  /// How many directories it is below the root of its hierarchy.
  let level: UInt32
  /// `CGROUP_…`.
  let subsystem: UInt32

  /// The group whose directory is `path`, on a v1 or v2 hierarchy.
  ///
  /// - Parameter mounts: the lines of `/proc/self/mounts`.
  init(path: String, mounts: [Substring]) throws(LiveError) {
    guard let status = SystemCall.status(path), status.st_mode & S_IFMT == S_IFDIR,
      let real = SystemCall.realPath(path), let mount = Self.mount(of: real, in: mounts)
    else { throw LiveError(.noSuchCgroup(path)) }
    inode = UInt64(status.st_ino)
    level = UInt32(real.dropFirst(mount.directory.count).split(separator: "/").count)
    subsystem = mount.subsystem
  }

  init(inode: UInt64, level: UInt32, subsystem: UInt32) {
    self.inode = inode
    self.level = level
    self.subsystem = subsystem
  }

  /// The longest mount point of a cgroup file system that `path` is in.
  static func mount(of path: String, in mounts: [Substring]) -> (directory: String, subsystem: UInt32)? {
    var found: (directory: String, subsystem: UInt32)?
    for line in mounts {
      let words = line.split(separator: " ")
      guard words.count >= 4, words[2] == "cgroup" || words[2] == "cgroup2" else { continue }
      let directory = String(words[1])
      guard path == directory || path.hasPrefix(directory + "/"),
        directory.count > found?.directory.count ?? 0
      else {
        continue
      }
      if words[2] == "cgroup2" {
        found = (directory, UInt32(CGROUP_UNIFIED))
      } else if let index = index(in: words[3].split(separator: ",")) {
        found = (directory, UInt32(index))
      }
    }
    return found
  }

  /// The first subsystem that a mount of version 1 has among its options.
  private static func index(in options: [Substring]) -> Int? {
    CgroupSubsystem.oldNames.firstIndex { options.contains($0) }
  }
}
