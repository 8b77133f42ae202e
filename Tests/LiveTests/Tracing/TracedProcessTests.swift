import CKernel
import Glibc
import Testing

@testable import Live

extension ChildTests {
  @Suite struct TracedProcessTests {
    static let births = [Int(SYS_clone), Int(SYS_fork), Int(SYS_vfork), 435]

    static func rows() -> [(number: Int, row: CallDescription)] {
      births.map { ($0, Rows.clone) } + [(number: Int(SYS_execve), row: Rows.execve)]
    }

    @Test func childrenAndThreadsAreFollowed() throws {
      let run = try TracedRun(workload: "processes", describing: Self.rows())
      #expect(run.status == .exited(0))
      let births = Self.births.flatMap { run.calls($0) }
      let parents = births.filter { !$0.call.callFlags.contains(.noEnter) }
      let children = births.filter { $0.call.callFlags.contains(.noEnter) }
      #expect(parents.count == 3 && children.count == 3)
      #expect(Set(parents.map { UInt32($0.call.result) }) == Set(children.map(\.call.header.tid)))
      #expect(children.allSatisfy { $0.call.result == 0 && $0.call.enter_time == 0 })
      #expect(children.allSatisfy { $0.segments.first?.task?.virtual_tid == $0.call.header.tid })
      let thread = children.filter { $0.call.header.pid == UInt32(run.process) }
      #expect(thread.count == 1 && thread.first?.segments.first?.task?.parent_pid == UInt32(getpid()))
      let processes = children.filter { $0.call.header.pid != UInt32(run.process) }
      #expect(processes.allSatisfy { $0.segments.first?.task?.parent_tid == UInt32(run.process) })
      #expect(
        run.calls(CallNumber.getppid).filter { $0.call.header.tid == thread.first?.call.header.tid }.count
          == 3)
    }

    @Test func endsAreToldWithTheirStatus() throws {
      let run = try TracedRun(workload: "processes", describing: Self.rows())
      let exits = run.exits
      #expect(exits.map(\.status) == [7 << 8, 0, 9, 0])
      #expect(exits.map(\.flags) == [1, 0, 1, 1])
      let killed = run.signals.filter { $0.signal == UInt32(SIGKILL) }
      #expect(killed.count == 1 && killed.first?.header.tid == exits[2].header.tid)
    }

    @Test func anExecutionThatFailsKeepsItsArguments() throws {
      let run = try TracedRun(workload: "processes", describing: Self.rows())
      let failed = run.calls(Int(SYS_execve)).first { $0.call.result == Int64(-ENOENT) }?.segments
      #expect(failed?.first?.text == "/nonexistent/program\0")
      #expect(failed?.dropFirst().first?.text == "nothing\0at all\0")
    }

    @Test func anExecutionTellsWhoTheThreadIsNow() throws {
      let run = try TracedRun(workload: "executes", describing: Self.rows())
      let execs = run.calls(Int(SYS_execve)).filter { $0.call.result == 0 }
      #expect(execs.count == 2)
      guard let last = execs.last?.segments, let task = last.first(where: { $0.kind == .task })?.task else {
        Issue.record("no numbers of the thread")
        return
      }
      #expect(last.first?.kind == .execPath && last.first?.text == "/proc/self/exe\0")
      #expect(last.first { $0.kind == .arguments }?.text == "live-workload\0loop\u{0}2\0with space\0")
      #expect(last.first { $0.kind == .environment }?.text == "SECRET=1\0")
      #expect(task.uid == geteuid() && task.gid == getegid() && task.parent_pid == UInt32(getpid()))
      #expect(task.exe_inode > 0 && task.exe_mode & S_IFMT == S_IFREG && task.memory.vm_size > 0)
      #expect(task.start_time > 0 && task.start_time < BootClock.now && task.fd_limit > 0)
      let comm = unsafe withUnsafeBytes(of: task.comm) { unsafe Array($0.prefix { $0 != 0 }) }
      #expect(String(decoding: comm, as: UTF8.self) == "exe")
      #expect(last.last?.kind == .cgroups)
    }

    @Test func groupsAreToldOnceBeforeTheirFirstUse() throws {
      let run = try TracedRun(workload: "executes", describing: Self.rows())
      let used = run.calls(Int(SYS_execve)).compactMap { $0.segments.last?.cgroups }
      #expect(used.count == 2)
      let groups = run.groups
      #expect(!groups.isEmpty && groups.allSatisfy { $0.path.hasPrefix("/") && $0.group.id != 0 })
      let keys = groups.map { "\($0.group.subsystem):\($0.group.id)" }
      #expect(Set(keys).count == keys.count)
      let ids =
        used.first.map { ids in
          unsafe withUnsafeBytes(of: ids.ids) { unsafe Array($0.bindMemory(to: UInt64.self)) }
        } ?? []
      #expect(groups.allSatisfy { ids[Int($0.group.subsystem)] == $0.group.id })
      #expect(ids.filter { $0 != 0 }.count == groups.count)
    }

    @Test func aBlockedCallIsToldWhenTracingEnds() throws {
      let run = try TracedRun([LiveRun.executable("live-workload"), "blocked"]) { records in
        records.contains { RecordViewTests.call($0)?.number == UInt32(SYS_pipe2) }
          || records.contains { RecordViewTests.call($0)?.number == UInt32(SYS_pipe) }
      }
      let pending = run.calls(Int(SYS_read), kind: .enter)
      #expect(pending.count == 1 && pending.first?.call.result == 0)
      #expect(pending.first?.call.header.time == pending.first?.call.enter_time)
      #expect(run.status == nil)  // it was let go alive
    }
  }
}
