import Events
import Glibc
import TestSupport
import Testing

/// The signal that ends a process is the one that strace shows, and so is who sent it.
///
/// Two runs: of a process that strace follows, the kernel delivers such a signal, which it does not do otherwise.
@Suite(
  .enabled(if: Process.isInstalled("strace"), "strace is not installed: apt-get install strace"),
  .enabled(if: Repository.binary != nil, "no release binary: Scripts/build"))
struct DeadlySignalTests {
  @Test(.enabled(if: LiveRecordingTests.canLoad, "needs CAP_BPF and CAP_PERFMON: trowel doctor"))
  func theKernelsSideTellsOfWhatEndedAProcess() throws {
    #expect(try Self.recorded([]) == Self.traced())
  }

  @Test func tracingTellsOfWhatEndedAProcess() throws {
    // No tracer is stopped for SIGKILL: who sent it is not known.
    #expect(try Self.recorded(["--ptrace"]) == Self.traced())
  }

  /// The signals that each child got, in the order of their deaths, and whether the first process sent them.
  private static func recorded(_ options: [String]) throws -> [String] {
    let file = TemporaryFile([])
    let outcome = Process.run(
      try #require(Repository.binary), options + ["-w", file.path, "--", try program(), "deaths"])
    try #require(outcome.status == 0, "\(String(decoding: outcome.errors, as: UTF8.self))")
    let contents = CaptureContents(path: file.path)
    try #require(contents.error == nil)
    let stories = ThreadStory.all(in: contents.events, ofThread: nil)
    return told(of: stories)
  }

  private static func traced() throws -> [String] {
    let log = TemporaryFile([])
    let outcome = Process.run(
      "strace", ["-f", "-X", "raw", "-xx", "-v", "-o", log.path, try program(), "deaths"])
    try #require(outcome.status == 0)
    let account = StraceAccount(path: log.path)
    return told(of: account.threads.map { ThreadStory($0, in: account) })
  }

  private static func told(of stories: [ThreadStory]) -> [String] {
    let parent = stories.first.map { "\($0.thread)" } ?? ""
    return stories.dropFirst().compactMap { story in
      guard let death = story.steps.last(where: { $0.name == "procexit" }) else { return nil }
      let signal = death.facts.last?.value ?? ""
      // Nobody is stopped for SIGKILL, so that strace shows its effect alone.
      guard signal != "\(SIGKILL)", let delivery = story.steps.last(where: { $0.name == "signaldeliver" })
      else { return "ended by \(signal)" }
      let sender = delivery.facts.last?.value ?? ""
      let from = sender == parent ? "its parent" : sender == "\(story.thread)" ? "itself" : "nobody"
      return "got \(delivery.facts.first?.value ?? "") from \(from)"
    }
  }

  private static func program() throws -> String {
    try #require(Repository.built("live-workload"), "live-workload is not built")
  }
}
