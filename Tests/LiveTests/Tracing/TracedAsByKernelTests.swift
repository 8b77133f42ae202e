import CKernel
import Events
import Glibc
import Testing

@testable import Live

extension ChildTests {
  /// The tracer's records of a program against those of the programs in the kernel.
  @Suite(.enabled(if: LiveRun.obstacle == nil, "\(LiveRun.obstacle ?? "")"))
  struct TracedAsByKernelTests {
    @Test(arguments: ["files", "sockets", "pipes", "executes", "epolls", "receives", "maps", "waits"])
    func theCallsOfAProgramAreTheSame(workload: String) throws {
      let rows = CallTable.shared.descriptions().prefix(Int(DESCRIPTION_ROWS)).enumerated().map { ($0, $1) }
      let kernel = try LiveRun(workload, "3", describing: rows)
      let traced = try TracedRun(workload: workload, "3", describing: rows.map { (number: $0.0, row: $0.1) })
      // The kernel's side sees the child wait for its start, too.
      let expected = Self.lines(kernel.records).drop { !$0.hasPrefix("\(SYS_execve) ") }
      let actual = Self.lines(traced.records)
      #expect(expected.count == actual.count)
      for (one, other) in zip(expected, actual) where one != other {
        Issue.record("kernel: \(one)\ntracer: \(other)")
        break
      }
    }

    /// A line a call, without what differs from run to run.
    private static func lines(_ records: [[UInt8]]) -> [String] {
      records.compactMap { bytes in
        guard let view = RecordView(bytes.rawSpan), view.kind == .call, let call = view.call else {
          return nil
        }
        let segments = Segment.all(of: view).map { text($0, of: call) }
        return "\(call.number) \(call.flags) = \(result(of: call))" + segments.map { "\n  \($0)" }.joined()
      }
    }

    /// Addresses and ids are only big. What the C library reads when a program starts, memory maps of this run among it,
    /// has any length.
    private static func result(of call: CallRecord) -> String {
      let ids = [SYS_getpid, SYS_getppid, SYS_gettid, SYS_set_tid_address].map { UInt32($0) }
      if call.number == UInt32(SYS_read), call.result > 0 { return "some" }
      return call.result > 4096 || ids.contains(call.number) ? "big" : "\(call.result)"
    }

    private static func text(_ segment: Segment, of call: CallRecord) -> String {
      let length = call.number == UInt32(SYS_read) ? 0 : segment.fullLength
      let start = "\(segment.kind) \(segment.argument) \(segment.index) \(segment.status) \(length):"
      if let file = segment.file {
        return
          "\(start) \(file.fd) \(file.device) \(file.mode) \(file.special) \(file.open_flags) \(file.owner)"
      }
      if let socket = segment.socket {
        // Only sockets that listen have a queue of connections that user space may ask for.
        let queue = socket.state == 10 ? "\(socket.backlog) \(socket.backlog_max)" : ""
        // Of a closed one (state 7) it is not told whom it was to reach.
        let remote = socket.state == 7 ? "" : "\(socket.remote) \(socket.remote_port != 0)"
        return "\(start) \(socket.family) \(socket.type) \(socket.protocol) \(socket.state) \(queue) "
          + "\(socket.netns) \(socket.local) \(remote)"
      }
      if let task = segment.task { return "\(start) \(text(task))" }
      if let cgroups = segment.cgroups { return "\(start) \(cgroups.ids)" }
      let isSteady = [.vector, .messageData, .execPath, .arguments, .environment].contains(segment.kind)
      return isSteady ? "\(start) \(segment.text.debugDescription)" : start
    }

    private static func text(_ task: TaskSegment) -> String {
      "\(task.parent_pid) \(task.parent_tid) \(task.uid) \(task.gid) \(task.login_uid) \(task.terminal) \(task.flags) "
        + "\(task.exe_device) \(task.exe_inode) \(task.exe_mode) \(task.exe_uid) \(task.exe_gid) \(task.fs_uid) "
        + "\(task.fd_limit) \(task.cap_inheritable) \(task.cap_permitted) \(task.cap_effective) \(task.pid_namespace) "
        + "\(task.virtual_group) \(task.virtual_session) \(task.comm)"
    }
  }
}
