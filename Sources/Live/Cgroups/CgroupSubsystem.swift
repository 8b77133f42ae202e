/// The subsystems that control groups have, by their numbers in records: `CGROUP_…` of BPF/Interface/records.h.
///
/// One of them has two names. The kernel, captures and `cgroup.controllers` say `io` since Linux 3.15; what is older than
/// version 2 of control groups (mounts, /proc/PID/cgroup) still says `blkio`.
enum CgroupSubsystem {
  /// The names that captures have. The unified hierarchy, which comes last, has none.
  static let names: [StaticString] = [
    "cpuset", "cpu", "cpuacct", "io", "memory", "devices", "freezer", "net_cls", "perf_event", "net_prio",
    "hugetlb", "pids", "rdma", "misc", "",
  ]

  /// The same, as hierarchies of version 1 are called.
  static let oldNames: [Substring] = names.map { oldName(of: Substring("\($0)")) }

  static func oldName(of name: Substring) -> Substring { name == "io" ? "blkio" : name }

  static func name(ofOld name: Substring) -> Substring { name == "blkio" ? "io" : name }
}
