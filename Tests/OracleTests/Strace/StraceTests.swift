import Events
import Glibc
import TestSupport
import Testing

/// What we record of small programs, call by call, against strace's account of them.
@Suite(
  .enabled(if: Process.isInstalled("strace"), "strace is not installed: apt-get install strace"),
  .enabled(if: Repository.binary != nil, "no release binary: Scripts/build"), .serialized)
struct StraceTests {
  /// A program for each family of calls.
  static let workloads = [
    "compat", "compat-sockets", "epolls", "executes", "failures", "files", "ipv6", "loop", "maps",
    "messages", "pipes", "processes", "receives", "signals", "tcp", "udp", "unix-sockets", "unreadable",
    "vectors", "vforks", "waits",
  ]

  private static let strace = ["-f", "-X", "raw", "-xx", "-v", "-s", "\(FactText.snaplen)", "-o"]

  /// Both look at the same run: strace is recorded as it follows the program.
  @Test(
    .enabled(if: LiveRecordingTests.canLoad, "needs CAP_BPF and CAP_PERFMON: trowel doctor"),
    arguments: workloads)
  func theKernelsSideTellsWhatStraceTells(workload: String) throws {
    let log = TemporaryFile([])
    let recording = TemporaryFile([])
    let command = ["strace"] + Self.strace + [log.path, try Self.program(), workload]
    try Self.run(try #require(Repository.binary), ["-w", recording.path, "--"] + command, workload)
    try Self.compare(log.path, recording.path, workload, .kernel)
  }

  /// A program has one tracer: two runs, in which addresses are the same, and ids of threads and ports are renamed.
  @Test(arguments: workloads)
  func tracingTellsWhatStraceTells(workload: String) throws {
    let log = TemporaryFile([])
    let recording = TemporaryFile([])
    let command = ["setarch", "-R", try Self.program(), workload]
    try Self.run("strace", Self.strace + [log.path] + command, workload)
    try Self.run(
      try #require(Repository.binary), ["--ptrace", "-w", recording.path, "--"] + command, workload)
    try Self.compare(log.path, recording.path, workload, .ptrace)
  }

  private static func program() throws -> String {
    try #require(Repository.built("live-workload"), "live-workload is not built")
  }

  private static func run(_ program: String, _ arguments: [String], _ workload: String) throws {
    let outcome = Process.run(program, arguments)
    let isUnsupported = outcome.status == 3
    withKnownIssue("this kernel has no such calls: \(workload)", isIntermittent: true) {
      #expect(!isUnsupported)
    } when: {
      isUnsupported
    }
    try #require(
      outcome.status == 0 || isUnsupported, "\(program): \(String(decoding: outcome.errors, as: UTF8.self))")
  }

  private static func compare(
    _ log: String, _ recording: String, _ workload: String, _ way: MeantDeviations.Way
  ) throws {
    let account = StraceAccount(path: log)
    #expect(account.unreadable.isEmpty, "\(account.unreadable)")
    let contents = CaptureContents(path: recording)
    #expect(contents.error == nil)
    var comparison = StoryComparison(MeantDeviations(of: workload, way))
    var (theirs, ours) = (StoryNames(), StoryNames())
    let stories = account.threads.map { ThreadStory($0, in: account) }
    let recorded = ThreadStory.all(in: contents.events, ofThread: way == .kernel ? account.threads : nil)
    for (left, right) in zip(stories, recorded) {
      let (left, right) = (left.fromExecution(), right.fromExecution())
      if way == .kernel { comparison.compare(left, right) }
      if way == .ptrace { comparison.compare(theirs.renamed(left), ours.renamed(right)) }
    }
    #expect(stories.count == recorded.count)
    #expect(comparison.stepCount > 10)
    for difference in comparison.differences.prefix(3) { Issue.record("\(way) \(workload): \(difference)") }
  }
}
