import CKernel
import Events
import Glibc
import Testing

@testable import Live

extension ChildTests {
  /// What a tracer says of calls that a child of ours makes: a family of calls each.
  @Suite struct TracedCallTests {
    @Test func everyCallGivesOneRecordFromEnteringToReturn() throws {
      let run = try TracedRun(workload: "loop", "100")
      let calls = run.calls(CallNumber.getppid)
      #expect(calls.count == 100 && run.status == .exited(0))
      #expect(calls.allSatisfy { $0.call.result == Int64(getpid()) && $0.call.callFlags.isEmpty })
      #expect(calls.allSatisfy { $0.call.enter_time > 0 && $0.call.enter_time <= $0.call.header.time })
      #expect(
        calls.allSatisfy {
          $0.call.header.tid == UInt32(run.process) && $0.call.enter_tid == UInt32(run.process)
        })
      let times = run.records.map { $0.rawSpan.load(16, as: UInt64.self) }
      #expect(times == times.sorted())
    }

    @Test func theFirstRecordIsTheExecutionAndTheLastTheEnd() throws {
      let run = try TracedRun(workload: "loop", "1", describing: [(Int(SYS_execve), Rows.execve)])
      let groups = run.groups
      let first = RecordViewTests.call(run.records[groups.count])
      #expect(first?.number == UInt32(SYS_execve) && first?.result == 0)
      let exit = run.exits
      #expect(exit.count == 1 && exit.first?.status == 0 && exit.first?.flags == UInt32(EXIT_GROUP_DEAD))
      #expect(exit.first?.number == UInt32(SYS_exit_group) && exit.first?.enter_time != 0)
    }

    @Test func filesHaveTheirPathsDataAndInodes() throws {
      let run = try TracedRun(
        workload: "files",
        describing: [
          (Int(SYS_openat), Rows.openat), (Int(SYS_writev), Rows.vector(isRead: false)),
          (Int(SYS_preadv), Rows.vector(isRead: true)), (Int(SYS_pread64), Rows.buffer(.result)),
        ])
      #expect(run.status == .exited(0))
      let opens = run.calls(Int(SYS_openat))
      let made = opens.first { $0.segments.first?.text.hasPrefix("/tmp/live-workload-") == true }
      let file = made?.segments.last?.file
      #expect(made.map { Int64($0.segments.last?.file?.fd ?? -1) } == made?.call.result)
      #expect((file?.inode ?? 0) > 0 && (file?.mode ?? 0) & S_IFMT == S_IFREG)
      #expect((file?.open_flags ?? 0) & UInt32(O_ACCMODE) == UInt32(O_RDWR))
      let missing = opens.first { $0.segments.first?.text == "/nonexistent/file\0" }
      #expect(missing?.call.result == Int64(-ENOENT) && missing?.segments.count == 1)
      let closing = opens.last { $0.call.result >= 0 }?.segments.last?.file
      #expect((closing?.open_flags ?? .max) & UInt32(O_CLOEXEC) == 0)
      let written = run.calls(Int(SYS_writev)).first?.segments.first
      #expect(written?.text == "a0b1c2d3e4f5g6h7i8j9k0l1m2n3o4p5q6r7s8t9" && written?.status == .ok)
      let read = run.calls(Int(SYS_preadv)).first?.segments.first
      #expect(read?.bytes == written?.bytes && read?.status == .ok && read?.fullLength == 40)
      #expect(run.calls(Int(SYS_pread64)).contains { $0.segments.first?.text == "f5g6" })
    }

    @Test func memoryThatCannotBeReadIsSaidToBeSo() throws {
      let run = try TracedRun(workload: "files", describing: [(Int(SYS_openat), Rows.openat)])
      let bad = run.calls(Int(SYS_openat)).first { $0.call.argument(1) == 8 }
      #expect(bad?.call.result == Int64(-EFAULT))
      #expect(bad?.segments.first?.status == .unreadable && bad?.segments.first?.bytes.isEmpty == true)
    }

    @Test func dataEndsAtTheSnaplen() throws {
      var settings = CaptureSettings(scope: .processes)
      settings.snaplen = 10
      let run = try TracedRun(
        [LiveRun.executable("live-workload"), "pipes", "1"], settings: settings,
        describing: [(Int(SYS_write), Rows.buffer(.argument(2))), (Int(SYS_read), Rows.buffer(.result))])
      let data = run.calls(Int(SYS_write)).first?.segments.first
      #expect(data?.bytes.count == 10 && data?.fullLength == 1024 && data?.status == .truncated)
      let read = run.calls(Int(SYS_read)).last?.segments.first
      #expect(read?.bytes.count == 10 && read?.fullLength == 1024 && read?.status == .truncated)
    }

    @Test func moreIsKeptOfWhatBeginsLikeATracer() throws {
      let rows = [
        (number: Int(SYS_write), row: Rows.buffer(.argument(2))),
        (Int(SYS_writev), Rows.vector(isRead: false)),
      ]
      let run = try TracedRun(workload: "tracers", describing: rows)
      for number in [Int(SYS_write), Int(SYS_writev)] {
        #expect(run.calls(number).compactMap { $0.segments.first?.bytes.count } == [300, 80])
      }
    }

    @Test func bothEndsOfAPipeAreTold() throws {
      let rows = [(number: Int(SYS_pipe2), row: Rows.pair(0, .file)), (Int(SYS_pipe), Rows.pair(0, .file))]
      let run = try TracedRun(workload: "pipes", "1", describing: rows)
      let calls = run.calls(Int(SYS_pipe2)) + run.calls(Int(SYS_pipe))
      let ends = calls.first?.segments ?? []
      #expect(ends.map(\.index) == [0, 1] && ends.map { $0.file?.fd } == [3, 4])
      #expect(ends.allSatisfy { ($0.file?.mode ?? 0) & S_IFMT == S_IFIFO })
      #expect(ends.first?.file?.inode == ends.last?.file?.inode)
    }
  }
}

extension RecordViewTests {
  /// The fixed part of a record of a call.
  static func call(_ bytes: [UInt8]) -> CallRecord? { RecordView(bytes.rawSpan)?.call }
}
