import CKernel
import Events
import Glibc
import Testing

@testable import Live

/// What is in scope and what is not.
@Suite(.enabled(if: LiveRun.obstacle == nil, "\(LiveRun.obstacle ?? "")"), .serialized)
struct ScopeTests {
  static let mounts = """
    cgroup2 /sys/fs/cgroup/unified cgroup2 rw,nosuid,nsdelegate 0 0
    cgroup /sys/fs/cgroup/cpu,cpuacct cgroup rw,cpu,cpuacct 0 0
    cgroup /sys/fs/cgroup/pids cgroup rw,pids 0 0
    tmpfs /sys/fs/cgroup tmpfs rw 0 0
    """.split(separator: "\n")

  @Test func theHierarchyOfAGroupIsFoundByItsMount() {
    let subsystems = [
      "/sys/fs/cgroup/unified/a/b", "/sys/fs/cgroup/pids", "/sys/fs/cgroup/cpu,cpuacct/x", "/sys/fs",
    ]
    .map { CgroupID.mount(of: $0, in: Self.mounts)?.subsystem }
    #expect(subsystems == [UInt32(CGROUP_UNIFIED), UInt32(CGROUP_PIDS), UInt32(CGROUP_CPU), nil])
  }

  @Test func whatIsNoGroupIsAnError() {
    #expect(throws: LiveError(.noSuchCgroup("/nonexistent"))) {
      try CgroupID(path: "/nonexistent", mounts: Self.mounts)
    }
    #expect(throws: LiveError(.noSuchCgroup("/tmp"))) { try CgroupID(path: "/tmp", mounts: Self.mounts) }
  }

  @Test func aProcessThatIsNotThereIsAnError() throws {
    let kernel = try KernelSide(CaptureSettings(scope: .processes), descriptions: [])
    do throws(LiveError) {
      try kernel.mark(process: 0x3FFF_FFFF)
      Issue.record("marked a process that does not exist")
    } catch {
      #expect(error == LiveError(.noSuchProcess(0x3FFF_FFFF)))
    }
  }

  @Test func whoIsNotMarkedIsNotCaptured() throws {
    let run = try LiveRun("loop", "10") { _, _ in
      for _ in 0..<100 { _ = getppid() }
    }
    let strangers = run.records.count { $0.rawSpan.load(8, as: UInt32.self) != UInt32(run.process) }
    let drops = run.count(.drop)
    #expect(strangers == drops && run.calls(CallNumber.getppid).count == 10)
  }

  /// Groups of our own, made and removed: a v1 or v2 hierarchy that this process may change.
  static let hierarchies = ["/sys/fs/cgroup/pids", "/sys/fs/cgroup/unified", "/sys/fs/cgroup"].filter {
    unsafe CgroupID.mount(of: $0, in: ProcFile.lines("/proc/self/mounts") ?? []) != nil
      && access($0, W_OK) == 0
  }

  @Test(
    .enabled(if: !hierarchies.isEmpty, "no control group hierarchy may be changed here"),
    arguments: hierarchies)
  func groupsAndThoseBelowThemAreCaptured(hierarchy: String) throws {
    // One group below another, and one beside it: groups in two depths.
    let base = "\(hierarchy)/live-tests-\(getpid())"
    let groups = [base, "\(base)/below", "\(base)/other", "\(base)/other/deep"]
    for group in groups { #expect(unsafe mkdir(group, 0o755) == 0) }
    defer { for group in groups.reversed() { unsafe rmdir(group) } }
    let settings = CaptureSettings(scope: .cgroups(try CgroupSet(paths: [groups[1], groups[3]])))
    var kernel = try KernelSide(settings, descriptions: [])
    try kernel.attach(settings)
    let turns: [(turns: Int, group: String?)] = [(7, groups[1]), (8, groups[3]), (9, groups[2]), (10, nil)]
    var counts: [UInt32: Int] = [:]
    var expected: [UInt32: Int] = [:]
    for (turns, group) in turns {
      let words = [LiveRun.executable("live-workload"), "loop", "\(turns)"]
      var child = try ChildProcess(words, environment: [])
      if let group { Self.write("\(child.id)", to: "\(group)/cgroup.procs") }
      try child.start()
      while child.status() == nil { usleep(1000) }
      if turns <= 8 { expected[UInt32(child.id)] = turns }
    }
    kernel.detach()
    _ = try kernel.drain { record in
      if let call = record.call, call.number == UInt32(CallNumber.getppid) {
        counts[record.header.pid, default: 0] += 1
      }
    }
    #expect(counts == expected)
  }

  @Test func groupsOfSeveralHierarchiesAreNotWatchedTogether() throws {
    let one = CgroupID(inode: 1, level: 1, subsystem: UInt32(CGROUP_PIDS))
    let other = CgroupID(inode: 2, level: 1, subsystem: UInt32(CGROUP_UNIFIED))
    #expect(throws: LiveError(.unlikeCgroups)) { try CgroupSet([one, other]) }
    #expect(throws: LiveError(.unlikeCgroups)) {
      try CgroupSet((0...UInt32(SETTINGS_LEVELS)).map { CgroupID(inode: 1, level: $0, subsystem: 0) })
    }
    #expect(try CgroupSet([one, one]).levels == [1])
  }

  private static func write(_ text: String, to path: String) {
    guard let file = unsafe fopen(path, "w") else { return }
    unsafe fputs(text, file)
    unsafe fclose(file)
  }
}
