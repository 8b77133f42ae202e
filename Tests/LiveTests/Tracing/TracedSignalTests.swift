import CKernel
import Events
import Glibc
import Testing

@testable import Live

extension ChildTests {
  @Suite struct TracedSignalTests {
    @Test func signalsAreToldWithTheirSender() throws {
      let run = try TracedRun(["sh", "-c", "trap 'echo caught' USR1; kill -USR1 $$; kill -TERM $$"])
      let signals = run.signals
      #expect(signals.map(\.signal) == [UInt32(SIGUSR1), UInt32(SIGTERM)])
      #expect(
        signals.allSatisfy {
          $0.sender_pid == UInt32(run.process) && $0.sender_uid == getuid() && $0.code == 0
        })
      #expect(signals.first?.handler == .max && signals.last?.handler == 0)
      #expect(run.status == .killed(signal: SIGTERM) && run.status?.code == 143)
      let exit = run.exits.last
      #expect(exit?.status == UInt32(SIGTERM))
    }

    @Test func signalsThatAreIgnoredAreNotTold() throws {
      let run = try TracedRun(["sh", "-c", "trap '' HUP; kill -HUP $$; exit 3"])
      #expect(run.signals.isEmpty && run.status == .exited(3))
      // The ends of children, which it does nothing about.
      let processes = try TracedRun(workload: "processes")
      #expect(!processes.signals.contains { $0.signal == UInt32(SIGCHLD) } && processes.status == .exited(0))
    }

    @Test func aKilledProcessHasItsEnd() throws {
      let run = try TracedRun(["sh", "-c", "sleep 30 & kill -KILL $!; wait $!; exit 4"])
      #expect(run.status == .exited(4))
      // The shell has a handler for SIGCHLD.
      #expect(run.signals.map(\.signal) == [UInt32(SIGKILL), UInt32(SIGCHLD)])
      #expect(run.exits.map(\.status) == [UInt32(SIGKILL), 4 << 8])
    }

    @Test func aStoppedProcessStaysStoppedUntilItIsContinued() throws {
      let scratch = try ScratchDirectory()
      let script = """
        sh -c 'kill -STOP $$; echo > \(scratch.path)/on; exit 5' & child=$!
        sleep 0.3
        [ -e \(scratch.path)/on ] && exit 1
        kill -CONT $child; wait $child
        """
      let run = try TracedRun(["sh", "-c", script])
      #expect(run.status == .exited(5))
      #expect(run.signals.contains { $0.signal == UInt32(SIGSTOP) } && scratch.exists("on"))
    }

    @Test func aCommandThatDiesAtOnceIsToldWhole() throws {
      for _ in 0..<20 {
        let run = try TracedRun(["sh", "-c", "kill -KILL $$"])
        #expect(run.status == .killed(signal: SIGKILL))
        #expect(run.exits.map(\.status) == [UInt32(SIGKILL)])
      }
    }

    @Test func theCommandOutlivesItsTracer() throws {
      let scratch = try ScratchDirectory()
      // The tracer's thread ends while the command sleeps: the kernel lets go, and nobody is killed.
      var child = try ChildProcess(
        ["sh", "-c", "sleep 0.3; echo > \(scratch.path)/done; exit 6"], environment: ["PATH=/bin:/usr/bin"])
      var tracer = try Tracer(child, settings: CaptureSettings(scope: .processes), descriptions: [])
      try child.start()
      for _ in 0..<20 { _ = tracer.next(within: 10) }
      _ = tracer.detach()
      let isDone = tracer.isDone
      #expect(isDone)
      let status = child.wait()
      #expect(status == .exited(6) && scratch.exists("done"))
    }

    @Test func pendingCallsAreToldOnce() throws {
      var child = try ChildProcess(["sleep", "0.3"], environment: ["PATH=/bin:/usr/bin"])
      var tracer = try Tracer(child, settings: CaptureSettings(scope: .processes), descriptions: [])
      try child.start()
      while !tracer.next(within: 100).isEmpty {}
      let first = tracer.pendingCalls()
      let second = tracer.pendingCalls()
      #expect(RecordViewTests.call(first)?.number == UInt32(SYS_clock_nanosleep) && second.isEmpty)
      var returns: CallRecord?
      while !tracer.isDone {
        let bytes = tracer.next(within: 100)
        if returns == nil, !bytes.isEmpty { returns = RecordViewTests.call(bytes) }
      }
      #expect(
        returns?.callFlags == .enterSent && returns?.enter_time == RecordViewTests.call(first)?.enter_time)
    }
  }
}
