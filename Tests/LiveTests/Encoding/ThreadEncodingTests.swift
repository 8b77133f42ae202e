import CKernel
import Testing

@testable import Live

/// How threads begin and end, and what happens to them between calls.
@Suite struct ThreadEncodingTests {
  static let none = UInt8(ARGUMENT_NONE)

  static func task() -> TaskSegment {
    var task = TaskSegment()
    (task.parent_tid, task.virtual_tid, task.virtual_pid, task.virtual_group) = (1, 2, 2, 2)
    (task.uid, task.gid, task.login_uid, task.terminal) = (1000, 100, 0xFFFF_FFFF, 34816)
    task.fd_limit = 1024
    (task.memory.major_faults, task.memory.minor_faults) = (1, 200)
    (task.memory.vm_size, task.memory.vm_rss) = (5000, 700)
    (task.comm.0, task.comm.1) = (UInt8(ascii: "l"), UInt8(ascii: "s"))
    return task
  }

  static func cgroup(_ subsystem: UInt32, _ id: UInt64, _ path: String) -> RecordBytes {
    RecordBytes(.cgroup, pid: 10, tid: 10, time: 1) {
      $0.append(integers: [id])
      $0.append(integers: [subsystem, UInt32(0)])
      $0.append(segment: .path, argument: none, Array(path.utf8))
    }
  }

  @Test func anExecTellsWhatRunsNow() throws {
    let exec = RecordBytes.call(59, [0x7000, 0x7100, 0x7200], result: 0, pid: 10, tid: 10) {
      $0.append(segment: .execPath, argument: Self.none, Array("/bin/ls\0".utf8))
      $0.append(segment: .arguments, argument: Self.none, Array("ls\0-l\0/tmp\0".utf8))
      $0.append(.task, Self.none, Self.task())
      var groups = CgroupsSegment()
      (groups.ids.1, groups.ids.4, groups.ids.14) = (7, 8, 7)
      $0.append(.cgroups, Self.none, groups)
    }
    try EncodedLines.expect(
      [Self.cgroup(1, 7, "/a"), Self.cgroup(4, 8, "/b"), Self.cgroup(14, 7, "/a"), exec],
      [
        "> execve filename=/bin/ls",
        "< execve res=0 exe=ls args=-l./tmp. tid=10(ls) pid=10(ls) ptid=1 cwd= fdlimit=1024 pgft_maj=1 "
          + "pgft_min=200 vm_size=5000 vm_rss=700 vm_swap=0 comm=ls cgroups=cpu=/a.memory=/b. env= tty=34816 "
          + "pgid=2 loginuid=-1 flags=0",
      ])
  }

  @Test func aFailedExecTellsWhatWasTried() throws {
    let exec = RecordBytes.call(59, [0x7000, 0x7100, 0x7200], result: -2) {
      $0.string(0, "/bin/none")
      $0.append(segment: .strings, argument: 1, Array("none\0x\0".utf8))
      $0.append(.task, Self.none, Self.task())
      $0.append(segment: .strings, argument: 2, Array("A=1\0".utf8))
    }
    let lines = try EncodedLines.lines([exec])
    #expect(lines[0] == "> execve filename=/bin/none")
    #expect(lines[1].hasPrefix("< execve res=-2(ENOENT) exe=none args=x. tid=10"))
    #expect(lines[1].contains(" env=A=1. "))
  }

  @Test(arguments: [("/dev/fd/5/sub/x", "sub/x"), ("/dev/fd/5", ""), ("/bin/x", "/bin/x")])
  func aPathRelativeToADescriptorLosesTheKernelsPrefix(kernels: String, given: String) throws {
    let exec = RecordBytes.call(322, [5, 0x7000, 0, 0, 0x1000], result: 0) {
      $0.append(segment: .execPath, argument: Self.none, Array("\(kernels)\0".utf8))
    }
    let resolved = given.isEmpty || given.hasPrefix("/") ? "" : "(\(given))"
    let line = try EncodedLines.lines([exec])[0]
    #expect(line == "> execveat dirfd=5 pathname=\(given)\(resolved) flags=1(AT_EMPTY_PATH)")
  }

  @Test func anExecThatNothingIsKnownOfSaysSo() throws {
    #expect(try EncodedLines.lines([.call(59, [8, 8, 8], kind: .enter)]) == ["> execve filename=<NA>"])
  }

  @Test func bothSidesOfACloneAreTold() throws {
    var child = Self.task()
    child.flags = UInt32(TASK_IN_PID_NAMESPACE)
    let flags: UInt64 = 0x0100_0000 | 0x0020_0000 | 17
    let records = [
      RecordBytes.call(56, [flags], result: 20) {
        $0.append(segment: .arguments, argument: Self.none, Array("sh\0".utf8))
        $0.append(.task, Self.none, Self.task())
      },
      RecordBytes.call(56, [flags], result: 0, flags: .noEnter, pid: 20, tid: 20) {
        $0.append(segment: .arguments, argument: Self.none, Array("sh\0".utf8))
        $0.append(.task, Self.none, child)
      },
    ]
    let lines = try EncodedLines.lines(records)
    #expect(lines.count == 3 && lines[0] == "> clone")
    #expect(lines[1].hasPrefix("< clone res=20") && lines[2].hasPrefix("< clone res=0 exe=sh args= tid=20"))
    #expect(
      lines[1].contains(
        "flags=25165824(CLONE_CHILD_CLEARTID|CLONE_CHILD_SETTID) uid=1000 gid=100 vtid=2 vpid=2"))
    let inNamespace = 25_165_824 | 1 << 29
    #expect(lines[2].contains("flags=\(inNamespace)("))
  }

  @Test func cloneThreeHasItsFlagsInMemory() throws {
    let record = RecordBytes.call(435, [0x7000, 88], result: -11) { $0.numbers(0, [UInt64(0x10000)]) }
    let lines = try EncodedLines.lines([record])
    #expect(lines[1].hasPrefix("< clone3 res=-11 exe= args= tid=10"))
    #expect(lines[1].contains("flags=8192(CLONE_THREAD)"))
  }

  @Test func aThreadThatEndsShowsTheCallItNeverReturnedFrom() throws {
    let exit = RecordBytes(.exit, cpu: 1, pid: 10, tid: 10, time: 2000) {
      $0.append(integers: [UInt32(7 << 8), 1])
      $0.append(integers: [UInt64(1900), 7, 0, 0, 0, 0, 0])
      $0.append(integers: [UInt32(231)])
      $0.append(integers: [UInt16(0), 0])
    }
    let killed = RecordBytes(.exit, pid: 11, tid: 11, time: 3000) {
      $0.append(integers: [UInt32(0x8B), 1])
      $0.append(integers: [UInt64](repeating: 0, count: 7))
      $0.append(integers: [UInt32(0)])
      $0.append(integers: [UInt16(0), CallFlags.none.rawValue])
    }
    try EncodedLines.expect(
      [exit, killed],
      [
        "> exit_group", "> procexit status=1792 ret=7 sig=0 core=0",
        "> procexit status=139 ret=0 sig=11(SIGSEGV) core=1",
      ])
  }

  @Test func switchesSignalsAndFaults() throws {
    let change = RecordBytes(.switch, pid: 10, tid: 10, time: 1) {
      $0.append(integers: [UInt32(20), 0])
      $0.append(integers: [UInt64(1), 2])
      $0.append(integers: [UInt32(3), 4, 5, 0])
    }
    func signal(_ number: UInt32, code: Int32) -> RecordBytes {
      RecordBytes(.signal, pid: 10, tid: 10, time: 1) {
        $0.append(integers: [number])
        $0.append(integers: [code])
        $0.append(integers: [UInt32(33), 0])
        $0.append(integers: [UInt32(0), 0])
        $0.append(integers: [UInt64(0)])
      }
    }
    let fault = RecordBytes(.fault, pid: 10, tid: 10, time: 1) {
      $0.append(integers: [UInt64(0x1000), 0x400, 6])
    }
    try EncodedLines.expect(
      [change, signal(10, code: 0), signal(11, code: 1), signal(17, code: 1), fault],
      [
        "> switch next=20 pgft_maj=1 pgft_min=2 vm_size=3 vm_rss=4 vm_swap=5",
        "> signaldeliver spid=33 dpid=10(<NA>) sig=10(SIGUSR1)",
        "> signaldeliver spid=0 dpid=10(<NA>) sig=11(SIGSEGV)",
        "> signaldeliver spid=33 dpid=10(<NA>) sig=17(SIGCHLD)",
        "> page_fault addr=1000 ip=400 error=22(PAGE_NOT_PRESENT|WRITE_ACCESS|USER_FAULT)",
      ])
  }

  @Test func aHoleHasABeginningAndAnEnd() throws {
    let drop = RecordBytes(.drop, cpu: 3, pid: 0, tid: 0, time: 50) {
      $0.append(integers: [UInt64(20), 40, 12])
    }
    try EncodedLines.expect([drop], ["> drop ratio=12", "< drop ratio=12"])
    let events = EncodedLines.events([drop])
    #expect(
      events.map { $0.entry.timestamp - EncodedLines.bootTime } == [20, 40]
        && events.allSatisfy { $0.cpu == 3 })
  }

  @Test(
    arguments: [
      (0o755, 0, 0, 1000, 100, 0, false), (0o757, 0, 0, 1000, 100, 0, true),
      (0o775, 0, 100, 1000, 100, 0, true),
      (0o555, 1000, 0, 1000, 100, 0, true), (0o755, 0, 0, 1000, 100, 2, true),
    ] as [(UInt32, UInt32, UInt32, UInt32, UInt32, UInt64, Bool)])
  func whoMayWriteItsOwnExecutable(
    mode: UInt32, owner: UInt32, group: UInt32, user: UInt32, userGroup: UInt32, rights: UInt64,
    expected: Bool
  ) {
    var task = TaskSegment()
    (task.exe_inode, task.exe_mode, task.exe_uid, task.exe_gid) = (1, mode, owner, group)
    (task.fs_uid, task.gid, task.cap_effective) = (user, userGroup, rights)
    #expect(task.mayWriteExecutable == expected)
  }
}
