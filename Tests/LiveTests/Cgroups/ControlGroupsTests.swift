import CKernel
import Testing

@testable import Live

struct ControlGroupsTests {
  static func mount(_ place: String, _ type: String, _ options: String, root: String = "/") -> Substring {
    "30 23 0:26 \(root) \(place) rw,nosuid shared:4 - \(type) none \(options)"
  }

  @Test func aSubsystemSeesTheNearestGroupWhereItIsEnabled() throws {
    let scratch = try ScratchDirectory()
    for (path, enabled) in [("", "cpu io memory"), ("/a", "memory"), ("/a/b", "")] {
      try scratch.directory("root\(path)")
      _ = scratch.file("root\(path)/cgroup.controllers", enabled + "\n")
    }
    var groups = ControlGroups(
      mountinfo: [Self.mount(scratch.path + "/root", "cgroup2", "rw")],
      subsystems: [
        "#subsys_name\thierarchy\tnum_cgroups\tenabled", "perf_event\t0\t1\t1", "hugetlb\t0\t1\t0",
      ])
    let (ids, news) = groups.groups(of: ["0::/a/b"])
    let paths = Dictionary(uniqueKeysWithValues: news.map { (Int32($0.subsystem), $0.path) })
    #expect(
      paths == [
        Int32(CGROUP_UNIFIED): "/a/b", Int32(CGROUP_MEMORY): "/a", Int32(CGROUP_CPU): "/",
        Int32(CGROUP_IO): "/",
        Int32(CGROUP_PERF_EVENT): "/",
      ])
    #expect(ids[Int(CGROUP_CPU)] == ids[Int(CGROUP_IO)] && ids[Int(CGROUP_HUGETLB)] == 0)
    #expect(Set(ids.filter { $0 != 0 }).count == 3)
    let again = groups.groups(of: ["0::/a/b"])
    #expect(again.ids == ids && again.news.isEmpty)
  }

  @Test func aGroupThatCannotBeSeenHasANumberAllTheSame() {
    var groups = ControlGroups(mountinfo: [], subsystems: [])
    let (ids, news) = groups.groups(of: ["4:memory,cpu:/docker/x", "2:name=systemd:/", "0::/"])
    #expect(news.map(\.path) == ["/docker/x", "/docker/x", "/"])
    #expect(Set(ids.filter { $0 != 0 }).count == 3 && ids[Int(CGROUP_MEMORY)] >> 63 == 1)
  }

  @Test func aMountOfAPartOfAHierarchyIsTakenIntoAccount() {
    let groups = ControlGroups(
      mountinfo: [Self.mount("/sys/fs/cgroup/memory", "cgroup", "rw,memory", root: "/docker/x")],
      subsystems: [])
    #expect(groups.directory("/docker/x/y", "memory") == "/sys/fs/cgroup/memory/y")
    #expect(groups.directory("/other", "memory") == nil && groups.directory("/", "cpu") == nil)
  }
}
