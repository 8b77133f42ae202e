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
  func aGroupAndThoseBelowItAreCaptured(hierarchy: String) throws {
    let group = "\(hierarchy)/live-tests-\(getpid())"
    let below = "\(group)/below"
    #expect(unsafe mkdir(group, 0o755) == 0 && mkdir(below, 0o755) == 0)
    defer {
      unsafe rmdir(below)
      unsafe rmdir(group)
    }
    let id = try CgroupID(path: group, mounts: ProcFile.lines("/proc/self/mounts") ?? [])
    let settings = CaptureSettings(scope: .cgroup(id))
    var kernel = try KernelSide(settings, descriptions: [])
    try kernel.attach(settings)
    var inside = try ChildProcess([LiveRun.executable("live-workload"), "loop", "7"], environment: [])
    var outside = try ChildProcess([LiveRun.executable("live-workload"), "loop", "9"], environment: [])
    Self.write("\(inside.id)", to: "\(below)/cgroup.procs")
    try inside.start()
    try outside.start()
    while inside.status() == nil || outside.status() == nil { usleep(1000) }
    kernel.detach()
    var counts: [UInt32: Int] = [:]
    _ = try kernel.drain { record in
      if let call = record.call, call.number == UInt32(CallNumber.getppid) {
        counts[record.header.pid, default: 0] += 1
      }
    }
    #expect(counts == [UInt32(inside.id): 7])
  }

  private static func write(_ text: String, to path: String) {
    guard let file = unsafe fopen(path, "w") else { return }
    unsafe fputs(text, file)
    unsafe fclose(file)
  }
}
