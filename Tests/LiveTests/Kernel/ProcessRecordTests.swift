import CKernel
import Events
import Glibc
import Testing

@testable import Live

/// Beginnings and ends of processes and threads.
@Suite(.enabled(if: LiveRun.obstacle == nil, "\(LiveRun.obstacle ?? "")"), .serialized)
struct ProcessRecordTests {
  private func exits(_ run: LiveRun) -> [ExitRecord] {
    run.records.compactMap { bytes in
      guard let view = RecordView(bytes.rawSpan) else { return nil }
      return view.exit
    }
  }

  @Test func childrenAndThreadsAreFollowed() throws {
    let run = try LiveRun("processes", describing: DescribedCalls.processes)
    let exits = exits(run)
    #expect(exits.map(\.status).sorted() == [0, 0, 9, 7 << 8])
    let seven = try #require(exits.first { $0.status == 7 << 8 })
    #expect(seven.number == UInt32(CallNumber.exitGroup) && seven.args.0 == 7 && seven.enter_time > 0)
    #expect(seven.header.pid == seven.header.tid && seven.flags == UInt32(EXIT_GROUP_DEAD))
    let calls = run.calls(CallNumber.getppid)
    #expect(calls.count == 3 && calls.allSatisfy { $0.call.header.pid == UInt32(run.process) })
    #expect(calls.allSatisfy { $0.call.header.tid != UInt32(run.process) })
  }

  @Test func theChildsSideOfCloneHasNoEntering() throws {
    let run = try LiveRun("processes", describing: DescribedCalls.processes)
    // Whether the workload itself returns from its parent's fork before or after it is marked is left to chance.
    let all = run.calls(CallNumber.clone) + run.calls(CallNumber.clone3)
    let calls = all.filter { $0.call.result != 0 || $0.call.header.tid != UInt32(run.process) }
    let children = calls.filter { $0.call.result == 0 }
    #expect(children.count == 3 && children.allSatisfy { $0.call.callFlags == .noEnter })
    let child = try #require(children.first?.segments.first?.task)
    #expect(child.parent_pid == UInt32(run.process) && child.fd_limit > 0 && child.memory.vm_size > 0)
    #expect(calls.count == 6)
  }

  @Test func execveTellsPathArgumentsAndControlGroups() throws {
    let run = try LiveRun("executes", describing: DescribedCalls.processes)
    let execs = run.calls(CallNumber.execve)
    #expect(execs.count == 2)
    let second = try #require(execs.last)
    #expect(second.segments.first { $0.kind == .execPath }?.text == "/proc/self/exe\0")
    #expect(
      second.segments.first { $0.kind == .arguments }?.text == "live-workload\0loop\u{0}2\0with space\0")
    #expect(second.call.argument(0) > 0 && second.call.result == 0)
    let task = try #require(second.segments.first?.task)
    let comm = unsafe withUnsafeBytes(of: task.comm) {
      unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    #expect(comm == "exe" && task.parent_pid == UInt32(getpid()) && task.uid == geteuid())
    let groups = try #require(second.segments.last?.cgroups)
    #expect(groups.ids.14 != 0)
    let named = run.records.compactMap { bytes -> UInt64? in
      guard let view = RecordView(bytes.rawSpan) else { return nil }
      return view.cgroup?.id
    }
    #expect(named.contains(groups.ids.14))
  }

  @Test func aFailedExecveTellsWhatWasAsked() throws {
    let run = try LiveRun("processes", describing: DescribedCalls.processes)
    let failed = try #require(run.calls(CallNumber.execve).first { $0.call.result < 0 })
    #expect(failed.segments.first { $0.kind == .string }?.text == "/nonexistent/program\0")
    #expect(failed.segments.first { $0.kind == .strings }?.text == "nothing\0at all\0")
  }

  @Test func aCallThatDoesNotReturnIsToldOnce() throws {
    var pending: [CallRecord] = []
    let run = try LiveRun("blocked") { kernel, process in
      // It executes, is loaded and blocks at last: looked for until it does, and then once more.
      var executed = UInt64.max
      var rounds = 0
      while rounds < 400 {
        let isBlocked = pending.contains {
          $0.header.time > executed && $0.number == UInt32(CallNumber.read)
        }
        rounds = isBlocked ? 400 : rounds + 1
        usleep(5_000)
        try kernel.iterate(.pendingCalls)
        _ = try kernel.drain { record in
          guard let call = record.call else { return }
          if record.kind == .enter { pending.append(call) }
          if record.kind == .call, call.number == UInt32(CallNumber.execve) { executed = call.header.time }
        }
      }
      pending.removeAll { $0.header.time < executed || $0.number != UInt32(CallNumber.read) }
      kill(process, SIGKILL)
    }
    let reads = pending.filter {
      $0.number == UInt32(CallNumber.read) && $0.header.time == pending.last?.header.time
    }
    #expect(reads.count == 1)
    let read = try #require(reads.first)
    #expect(
      read.number == UInt32(CallNumber.read) && read.argument(2) == 1 && read.header.time == read.enter_time)
    // The signal ends the call, which returns to the kernel's own code, and then the process.
    let returned = try #require(run.calls(CallNumber.read).last)
    #expect(returned.call.result < 0 && returned.call.callFlags == .enterSent)
    #expect(returned.call.enter_time == read.enter_time)
    let exit = try #require(exits(run).last)
    #expect(exit.status == 9 && CallFlags(rawValue: exit.call_flags) == CallFlags.none)
  }
}
