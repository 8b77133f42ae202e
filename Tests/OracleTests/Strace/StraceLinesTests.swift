import TestSupport
import Testing

/// What `--strace` prints of small programs, line by line against strace.
@Suite(
  .enabled(if: Process.isInstalled("strace"), "strace is not installed: apt-get install strace"),
  .enabled(if: Repository.binary != nil, "no trowel: Scripts/build"), .serialized)
struct StraceLinesTests {
  static let workloads = [
    "epolls", "executes", "failures", "files", "ipv6", "loop", "maps", "pipes", "tcp", "udp", "unix-sockets",
    "waits",
  ]

  /// Calls of which events tell something else than arguments do, as Documentation/differences.md says.
  private static let different: Set<Substring> = [
    "writev", "readv", "preadv", "pwritev", "sendmsg", "recvmsg", "dup2", "dup3", "pipe2", "accept",
    "accept4",
    "rseq", "rt_sigreturn", "newfstatat", "statx", "faccessat", "faccessat2",
    // Another run has another parent.
    "getppid",
  ]

  /// Two runs, in which addresses are the same.
  @Test(arguments: workloads)
  func linesAreThoseOfStrace(workload: String) throws {
    let program = try #require(Repository.built("live-workload"), "live-workload is not built")
    let command = ["setarch", "-R", program, workload]
    let log = TemporaryFile([])
    #expect(Process.run("strace", ["-f", "-T", "-s", "80", "-o", log.path] + command).status == 0)
    let theirs = StraceLines(Repository.lines(of: log.path)).fromExecution(of: "live-workload")
    for way in LiveRecordingTests.ways {
      let outcome = Process.run(try #require(Repository.binary), way + ["--strace", "--"] + command)
      #expect(outcome.status == 0, "\(String(decoding: outcome.errors, as: UTF8.self))")
      let lines = outcome.output.lines.map { String(decoding: $0, as: UTF8.self) }
      let ours = StraceLines(lines).fromExecution(of: "live-workload")
      #expect(ours.map(\.count) == theirs.map(\.count), "\(way)")
      for (left, right) in zip(theirs, ours) { compare(left, right, "\(workload) \(way)") }
    }
  }

  private func compare(_ theirs: [String], _ ours: [String], _ run: String) {
    var count = 0
    for (left, right) in zip(theirs, ours) {
      let name = left.prefix { $0 != "(" }
      if Self.different.contains(name) || left.contains("sun_path=@") { continue }
      count += 1
      if !StraceLines.agree(ours: right, theirs: left) { Issue.record("\(run)\n  - \(left)\n  + \(right)") }
    }
    #expect(count > 50, "\(run)")
  }

  @Test func dotsStandForWhatNoEventTells() {
    #expect(StraceLines.agree(ours: "getpid(...) = ?", theirs: "getpid() = 4"))
    #expect(StraceLines.agree(ours: "read(3, ..., 8) = -1", theirs: "read(3, 0x7ff, 8) = -1"))
    #expect(!StraceLines.agree(ours: "read(3, ..., 8) = -1", theirs: "read(4, 0x7ff, 8) = -1"))
    #expect(!StraceLines.agree(ours: "close(3) = 0", theirs: "close(3) = 0 (x)"))
    #expect(!StraceLines.agree(ours: "a(..., 8)", theirs: "a(0, 9)"))
  }
}
