internal import CKernel
internal import Events
internal import Glibc

/// The control groups of threads, from /proc, and which of their paths were told already.
struct ControlGroups {
  /// Names of the kernel's subsystems in the order of CGROUP_…; the unified hierarchy has none.
  private static let names: [Substring] = [
    "cpuset", "cpu", "cpuacct", "blkio", "memory", "devices", "freezer", "net_cls", "perf_event", "net_prio",
    "hugetlb", "pids", "rdma", "misc", "",
  ]

  /// A group that had not been told of.
  struct News: Equatable {
    let id: UInt64
    let subsystem: UInt32
    let path: String
  }

  /// Where each hierarchy is mounted, by subsystem, and which of its directories is there.
  private let mounts: [Substring: (root: String, place: String)]
  private var known: [String: UInt64] = [:]

  init() { mounts = Self.mounts(ProcFile.lines("/proc/self/mountinfo") ?? []) }

  init(mountinfo: [Substring]) { mounts = Self.mounts(mountinfo) }

  /// The ids of a thread's groups in the order of CGROUP_…, 0 for what there is not, and the groups among them that are
  /// new.
  mutating func groups(of lines: [Substring]) -> (ids: [UInt64], news: [News]) {
    var ids = [UInt64](repeating: 0, count: Int(CGROUP_COUNT))
    var news: [News] = []
    for line in lines {
      // hierarchy-ID:controller-list:cgroup-path
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      for name in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
        guard let subsystem = Self.names.firstIndex(of: name) else { continue }
        let path = String(parts[2])
        let (id, isNew) = identify(path, subsystem: name)
        ids[subsystem] = id
        if isNew { news.append(News(id: id, subsystem: UInt32(subsystem), path: path)) }
      }
    }
    return (ids, news)
  }

  private mutating func identify(_ path: String, subsystem: Substring) -> (id: UInt64, isNew: Bool) {
    let key = "\(subsystem):\(path)"
    if let id = known[key] { return (id, false) }
    // A group whose directory we cannot see gets a number that no inode has.
    let id =
      directory(path, subsystem).flatMap { ProcFile.status($0).map { UInt64($0.st_ino) } } ?? 1 << 63
      | UInt64(known.count)
    known[key] = id
    return (id, true)
  }

  /// The directory of a group, or nil where its hierarchy is not mounted, or only beside it.
  func directory(_ path: String, _ subsystem: Substring) -> String? {
    guard let mount = mounts[subsystem] else { return nil }
    if mount.root == "/" { return mount.place + path }
    guard path.hasPrefix(mount.root) else { return nil }
    return mount.place + path.dropFirst(mount.root.count)
  }

  /// `ID parent device root place options … - type source options`
  private static func mounts(_ lines: [Substring]) -> [Substring: (root: String, place: String)] {
    var found: [Substring: (root: String, place: String)] = [:]
    for line in lines {
      let fields = line.split(separator: " ")
      guard let dash = fields.firstIndex(of: "-"), dash >= 6, fields.count > dash + 3 else { continue }
      let mount = (root: String(fields[3]), place: String(fields[4]))
      if fields[dash + 1] == "cgroup2" {
        found[""] = found[""] ?? mount
      } else if fields[dash + 1] == "cgroup" {
        for name in fields[dash + 3].split(separator: ",") where names.contains(name) {
          found[name] = found[name] ?? mount
        }
      }
    }
    return found
  }
}
