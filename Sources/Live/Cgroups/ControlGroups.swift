internal import CKernel
internal import Events
internal import Glibc

/// The control groups of threads, from /proc, and which of their paths were told already.
struct ControlGroups {
  /// A group that had not been told of.
  struct News: Equatable {
    let id: UInt64
    let subsystem: UInt32
    let path: String
  }

  /// Where each hierarchy is mounted, by subsystem, and which of its directories is there.
  private let mounts: [Substring: (root: String, place: String)]
  private var known: [String: UInt64] = [:]
  /// Subsystems that no hierarchy of their own has: the unified one has them, or would.
  private let unified: [Substring]
  /// Which group of the unified hierarchy a subsystem sees, by subsystem and group.
  private var holders: [String: String] = [:]

  init() {
    self.init(
      mountinfo: ProcFile.lines("/proc/self/mountinfo") ?? [],
      subsystems: ProcFile.lines("/proc/cgroups") ?? [])
  }

  /// With the lines of /proc/self/mountinfo and /proc/cgroups.
  init(mountinfo: [Substring], subsystems: [Substring]) {
    mounts = Self.mounts(mountinfo)
    // #subsys_name hierarchy num_cgroups enabled
    let listed = subsystems.map { $0.split { $0 == "\t" || $0 == " " } }
    var unified = listed.filter { $0.count == 4 && $0[1] == "0" && $0[3] == "1" }.map { $0[0] }
    // Newer kernels list only subsystems of the old hierarchies.
    for name in mounts[""].map({ Self.controllers(in: $0.place) }) ?? []
    where !unified.contains(name) && mounts[name] == nil {
      unified.append(name)
    }
    self.unified = unified.filter { CgroupSubsystem.oldNames.contains($0) }
  }

  /// The ids of a thread's groups in the order of CGROUP_…, 0 for what there is not, and the groups among them that are
  /// new.
  mutating func groups(of lines: [Substring]) -> (ids: [UInt64], news: [News]) {
    var ids = [UInt64](repeating: 0, count: Int(CGROUP_COUNT))
    var news: [News] = []
    func add(_ name: Substring, _ path: String, _ groups: inout ControlGroups) {
      guard let subsystem = CgroupSubsystem.oldNames.firstIndex(of: name) else { return }
      let (id, isNew) = groups.identify(path, subsystem: name)
      ids[subsystem] = id
      if isNew { news.append(News(id: id, subsystem: UInt32(subsystem), path: path)) }
    }
    for line in lines {
      // hierarchy-ID:controller-list:cgroup-path
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      for name in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
        add(name, String(parts[2]), &self)
      }
      guard parts[0] == "0" else { continue }
      for name in unified { add(name, holder(of: name, below: String(parts[2])), &self) }
    }
    return (ids, news)
  }

  private mutating func identify(_ path: String, subsystem: Substring) -> (id: UInt64, isNew: Bool) {
    let key = "\(subsystem):\(path)"
    if let id = known[key] { return (id, false) }
    // A group whose directory we cannot see gets a number that no inode has.
    let id =
      directory(path, unified.contains(subsystem) ? "" : subsystem).flatMap {
        SystemCall.status($0).map { UInt64($0.st_ino) }
      } ?? 1 << 63
      | UInt64(known.count)
    known[key] = id
    return (id, true)
  }

  /// The group in which a subsystem of the unified hierarchy sees the members of another: that one or the nearest above
  /// it where the subsystem is enabled, which is everywhere at the root.
  private mutating func holder(of subsystem: Substring, below path: String) -> String {
    let key = "\(subsystem):\(path)"
    if let holder = holders[key] { return holder }
    var holder = path
    while holder != "/", let place = directory(holder, ""), !Self.controllers(in: place).contains(subsystem) {
      let parent = holder.lastIndex(of: "/").map { String(holder[..<$0]) } ?? ""
      holder = parent.isEmpty ? "/" : parent
    }
    holders[key] = holder
    return holder
  }

  /// The subsystems that are enabled in a group, by their old names.
  private static func controllers(in place: String) -> [Substring] {
    let words = ProcFile.lines(place + "/cgroup.controllers")?.first?.split(separator: " ") ?? []
    return words.map(CgroupSubsystem.oldName)
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
        for name in fields[dash + 3].split(separator: ",") where CgroupSubsystem.oldNames.contains(name) {
          found[name] = found[name] ?? mount
        }
      }
    }
    return found
  }
}
