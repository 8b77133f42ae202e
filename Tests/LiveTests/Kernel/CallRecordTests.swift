import CKernel
import Glibc
import Testing

@testable import Live

/// What the kernel's side says of system calls that a child of ours makes.
@Suite(.enabled(if: LiveRun.obstacle == nil, "\(LiveRun.obstacle ?? "")"), .serialized)
struct CallRecordTests {
  @Test func everyCallGivesOneRecordFromEnteringToReturn() throws {
    let run = try LiveRun("loop", "1000")
    let calls = run.calls(CallNumber.getppid)
    #expect(calls.count == 1000)
    #expect(calls.allSatisfy { $0.call.result == Int64(getpid()) })
    #expect(calls.allSatisfy { $0.call.enter_time > 0 && $0.call.enter_time <= $0.call.header.time })
    #expect(calls.allSatisfy { $0.call.header.tid == UInt32(run.process) && $0.call.callFlags.isEmpty })
    #expect(run.count(.exit) == 1 && run.status == 0)
  }

  @Test func whatIsMadeIsReceivedOrCountedAsLost() throws {
    let whole = try LiveRun("loop", "20000")
    #expect(whole.statistics.drops == 0 && whole.count(.drop) == 0)
    #expect(whole.statistics.events == UInt64(whole.records.count))
    var settings = CaptureSettings(scope: .processes)
    settings.ringSize = 4096
    let tight = try LiveRun("loop", "20000", settings: settings)
    let received = UInt64(tight.records.count - tight.count(.drop))
    #expect(tight.statistics.drops > 0)
    #expect(tight.statistics.events == received + tight.statistics.drops)
  }
}
