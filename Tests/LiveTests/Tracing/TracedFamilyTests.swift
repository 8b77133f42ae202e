import CKernel
import Glibc
import Testing

@testable import Live

extension ChildTests {
  @Suite struct TracedFamilyTests {
    @Test func aThreadThatExecutesTakesTheIdOfTheFirst() throws {
      let run = try TracedRun(workload: "thread-executes", describing: TracedProcessTests.rows())
      #expect(run.status == .exited(0))
      let last = run.calls(Int(SYS_execve)).last?.call
      #expect(last?.result == 0 && last?.header.tid == UInt32(run.process))
      #expect(last?.enter_tid != UInt32(run.process) && last?.enter_time != 0)
      // The first thread's end comes before, and is not that of the process.
      let exits = run.exits
      #expect(exits.map(\.header.tid) == [UInt32(run.process), UInt32(run.process)])
      #expect(exits.map(\.flags) == [0, UInt32(EXIT_GROUP_DEAD)])
      #expect((exits.first?.header.time ?? .max) < (last?.header.time ?? 0))
      #expect(run.calls(CallNumber.getppid).count == 2)
    }

    @Test func aChildByVforkIsFollowedIntoItsExecution() throws {
      let run = try TracedRun(workload: "vforks", describing: TracedProcessTests.rows())
      #expect(run.status == .exited(0))
      let execs = run.calls(Int(SYS_execve)).map(\.call)
      #expect(execs.count == 2 && execs.last?.header.pid != UInt32(run.process))
      #expect(run.calls(CallNumber.getppid).allSatisfy { $0.call.result == Int64(run.process) })
      let parent = run.calls(Int(SYS_vfork)).first { !$0.call.callFlags.contains(.noEnter) }?.call
      #expect((parent?.header.time ?? 0) > (execs.last?.enter_time ?? .max))
    }

    @Test func epollHasItsEvents() throws {
      let event = CopyItem(kind: .bytes, argument: 3, unit: 12)
      let events = CopyItem(kind: .bytes, argument: 1, length: .result, unit: 12)
      let run = try TracedRun(
        workload: "epolls",
        describing: [
          (Int(SYS_epoll_ctl), CallDescription(items: [event])),
          (Int(SYS_epoll_wait), CallDescription(items: [events])),
        ])
      let wanted = run.calls(Int(SYS_epoll_ctl)).first?.segments.first?.bytes
      #expect(wanted == [1, 0, 0, 0, 0x88, 0x77, 0x66, 0x55, 0x44, 0x33, 0x22, 0x11])
      #expect(run.calls(Int(SYS_epoll_wait)).last?.segments.first?.bytes == wanted)
    }

    @Test func messagesThatWereReadHaveWhatCame() throws {
      let run = try TracedRun(
        workload: "receives", describing: [(Int(SYS_recvmmsg), Rows.messages(isRead: true))])
      let call = run.calls(Int(SYS_recvmmsg)).first
      #expect(call?.call.result == 2)
      let data = call?.segments.filter { $0.kind == .messageData } ?? []
      #expect(data.map(\.text) == ["one", "three"] && data.map(\.fullLength) == [16, 16])
      #expect(
        data.map(\.index) == [0, 1] && call?.segments.last?.socket?.type == UInt16(SOCK_DGRAM.rawValue))
    }

    @Test func aBufferThatCannotBeReadToItsEndIsKeptUpToThere() throws {
      let run = try TracedRun(workload: "maps", describing: [(Int(SYS_write), Rows.buffer(.argument(2)))])
      let data = run.calls(Int(SYS_write)).first?.segments.first
      #expect(data?.text == "mmmmmmmmmm" && data?.status == .unreadable && data?.fullLength == 20)
      #expect(!run.calls(Int(SYS_mprotect)).isEmpty && !run.calls(Int(SYS_munmap)).isEmpty)
    }

    @Test func callsOf32BitsHaveTheirOwnTable() throws {
      let run = try TracedRun(
        [LiveRun.executable("live-workload"), "compat"],
        compat: [(146, Rows.vector(isRead: false))])
      // 3: this kernel has no 32-bit calls.
      try #require(run.status == .exited(0) || run.status == .exited(3))
      guard run.status == .exited(0) else { return }
      let writes = run.calls(146, isCompat: true)
      #expect(writes.count == 1 && writes.first?.call.result == 6)
      #expect(writes.first?.segments.first?.text == "compat" && writes.first?.segments.first?.status == .ok)
    }

    /// Set where this runs inside of the test below.
    static let isWithoutRights = unsafe getenv("TROWEL_WITHOUT_RIGHTS") != nil

    @Test(.enabled(if: geteuid() == 0, "runs without rights already"), .disabled(if: isWithoutRights))
    func allOfThisNeedsNoRights() throws {
      var child = try ChildProcess(
        [
          "setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--no-new-privs",
          "--inh-caps=-all",
          "--bounding-set=-all", CommandLine.arguments[0], "--testing-library", "swift-testing", "--filter",
          "LiveTests.ChildTests/Traced",
        ],
        environment: ["PATH=/bin:/usr/bin:/usr/sbin", "TROWEL_WITHOUT_RIGHTS=1"])
      try child.start()
      let status = child.wait()
      #expect(status == .exited(0))
    }
  }
}
