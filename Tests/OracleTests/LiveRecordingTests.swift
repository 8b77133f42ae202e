import Glibc
import TestSupport
import Testing

/// What we record of a command, sysdig opens and prints as we do. Every capture here is of a command that the test
/// starts, and of nothing else.
@Suite(
  .enabled(if: Process.isInstalled("sysdig"), "sysdig is not installed: apt-get install sysdig"),
  .enabled(if: Repository.binary != nil, "no release binary: Scripts/build"), .serialized)
struct LiveRecordingTests {
  /// A bit of everything: files, a pipe, processes, a failure, a wait.
  private static let script = """
    cat /etc/hostname > /dev/null; echo hello | cat; cat /nonexistent 2> /dev/null; sleep 0.05; (exit 3); exit 4
    """

  /// How to capture: with the kernel's side, which needs rights, and by ptrace.
  static let ways: [[String]] = canLoad ? [[], ["--ptrace"]] : [["--ptrace"]]

  /// The kernel's side may be used.
  static var canLoad: Bool {
    Repository.binary.map { Process.run($0, ["doctor"]).status == 0 } ?? false
  }

  private func record(_ options: [String], _ filter: [String] = [], to path: String) throws {
    let binary = try #require(Repository.binary)
    let outcome = Process.run(
      binary, options + ["-w", path] + filter + ["--", "/bin/sh", "-c", Self.script])
    #expect(outcome.status == 4, "\(String(decoding: outcome.errors, as: UTF8.self))")
    #expect(outcome.output.starts(with: Array("hello\n".utf8)))
  }

  /// Both programs' lines of a capture.
  private func lines(_ path: String, _ options: [String] = []) throws -> (ours: [UInt8], theirs: [UInt8]) {
    let binary = try #require(Repository.binary)
    let (ours, theirs) = (
      Process.run(binary, ["-r", path] + options), Process.run("sysdig", ["-r", path] + options)
    )
    #expect(ours.status == 0 && theirs.status == 0)
    return (NewerCalls.unknown(in: ours.output), theirs.output)
  }

  private func expectSame(_ path: String, atLeast count: Int, _ options: [String] = []) throws {
    let (ours, theirs) = try lines(path, options)
    #expect(ours == theirs && ours.lines.count >= count, "\(path) \(options): \(ours.lines.count) lines")
  }

  @Test(arguments: ways)
  func sysdigPrintsWhatWePrint(way: [String]) throws {
    let file = TemporaryFile([])
    for options in [[], ["-z"], ["-s", "8192"], ["-s", "8192", "-z"]] {
      try record(way + options, to: file.path)
      try expectSame(file.path, atLeast: 200)
      try expectSame(file.path, atLeast: 200, ["-pc", "-X"])
    }
  }

  /// A span with an argument longer than the snaplen, and in it a command that takes its time.
  private static let tracedScript = """
    exec 3> /dev/null; echo ">:t:demo:note=\(String(repeating: "x", count: 300)):" >&3; sleep 0.05
    echo "<:t:demo:status=$?:" >&3
    """

  @Test(arguments: ways)
  func scriptsAreTimedByTracers(way: [String]) throws {
    let binary = try #require(Repository.binary)
    let file = TemporaryFile([])
    for filter in [[], ["evt.type=tracer or proc.name=sleep"]] {
      let options = way + ["-w", file.path] + filter
      #expect(Process.run(binary, options + ["--", "/bin/sh", "-c", Self.tracedScript]).status == 0)
      try expectSame(file.path, atLeast: 2)
      let spans = try lines(file.path, ["-p", "%span.tags %span.arg.status %span.duration %span.enterargs"])
        .ours
      let words = String(decoding: spans, as: UTF8.self).split { $0 == " " || $0 == "\n" }
      #expect(words.count == 4 && words[..<2] == ["demo", "0"] && words[3].utf8.count == 305, "\(words)")
      #expect(words.dropFirst(2).first.flatMap { Int($0) }.map { $0 > 50_000_000 } == true)
      let within = ["-p", "%proc.name", "evtin.span.s.tags=demo and evt.type contains nanosleep"]
      #expect(try lines(file.path, within).ours == Array("sleep\nsleep\n".utf8))
    }
  }

  @Test(arguments: ways)
  func filteredRecordingsHoldWhatPasses(way: [String]) throws {
    let file = TemporaryFile([])
    try record(way, ["proc.name=cat"], to: file.path)
    try expectSame(file.path, atLeast: 20)
    try record(way + ["-F"], ["evt.type=write"], to: file.path)
    try expectSame(file.path, atLeast: 2)
  }

  @Test(arguments: ways)
  func rotatedFilesEachStandForThemselves(way: [String]) throws {
    let file = TemporaryFile([])
    try record(way + ["-e", "100"], to: file.path)
    var count = 0
    while unsafe access("\(file.path)\(count)", F_OK) == 0 {
      try expectSame("\(file.path)\(count)", atLeast: 1)
      unsafe unlink("\(file.path)\(count)")
      count += 1
    }
    #expect(count > 2)
  }

  @Test(arguments: ways)
  func theRingHoldsWhatLedToTheFault(way: [String]) throws {
    let file = TemporaryFile([])
    let when = ["--ring", "20MB", "--when", "evt.failed=true and fd.name contains nonexistent"]
    try record(way + when, to: file.path)
    try expectSame(file.path, atLeast: 20)
  }

  @Test(arguments: ways)
  func aLongCallStandsWhereItBegan(way: [String]) throws {
    let binary = try #require(Repository.binary)
    let format = ["-p", "%evt.dir %evt.type %evt.latency"]
    let outcome = Process.run(
      binary, way + format + ["evt.type contains nanosleep", "--", "/bin/sleep", "0.3"])
    let lines = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: " ")
    }
    #expect(lines.map(\.first) == [">", "<"])
    #expect(lines.last?.last.flatMap { Int($0) }.map { $0 > 290_000_000 } == true)
  }

  @Test(arguments: ways)
  func aCallThatHasNotReturnedAtTheEndIsEntered(way: [String]) throws {
    let binary = try #require(Repository.binary)
    let format = ["-p", "%evt.dir %evt.type", "-M", "1"]
    let outcome = Process.run(
      binary, way + format + ["evt.type contains nanosleep", "--", "/bin/sleep", "2"])
    #expect(String(decoding: outcome.output, as: UTF8.self).split(separator: " ").first == ">")
    #expect(outcome.output.lines.count == 1)
  }

  /// How long the read below lasts, in milliseconds. With 10,000 it lasted 10.6 s with the kernel's side and 11.5 s by
  /// ptrace, and stood around the 1,014 events of its child all the same.
  private static let longRead = 1_500

  @Test(arguments: ways)
  func aBlockingReadSortsWhereItBeganAndEnded(way: [String]) throws {
    let binary = try #require(Repository.binary)
    let program = try #require(Repository.built("live-workload"))
    let file = TemporaryFile([])
    let recorded = Process.run(
      binary, way + ["-w", file.path, "--", program, "reads", "\(Self.longRead)"])
    #expect(recorded.status == 0)
    let format = ["-p", "%evt.type %evt.dir %proc.name %proc.pid %evt.latency"]
    let (ours, theirs) = try lines(file.path, format + ["evt.type in (read, poll)"])
    #expect(ours == theirs)
    let story = ours.lines.map { String(decoding: $0, as: UTF8.self).split(separator: " ") }
    // The parent's last read stands around what its child did meanwhile, whichever of the two was first.
    let polls = story.indices.filter { story[$0][0] == "poll" }
    let reads = story.indices.filter { story[$0][0] == "read" }.suffix(2)
    #expect(polls.count >= Self.longRead / 20 && reads.map { story[$0][1] } == [">", "<"])
    let between = polls.count { (reads.first ?? .max) < $0 && $0 < (reads.last ?? 0) }
    #expect(between > polls.count / 2 && (reads.last ?? 0) > (polls.last ?? .max))
    let waited = reads.last.flatMap { Int(story[$0][4]) } ?? 0
    #expect(waited >= (Self.longRead - 300) * 1_000_000)
  }

  @Test(arguments: ways)
  func aProcessStillBlockedAtTheEndShowsItsEnter(way: [String]) throws {
    let binary = try #require(Repository.binary)
    let program = try #require(Repository.built("live-workload"))
    let file = TemporaryFile([])
    let command = ["timeout", "2", program, "blocked"]
    _ = Process.run(binary, way + ["-M", "1", "-w", file.path, "--"] + command)
    let (ours, theirs) = try lines(
      file.path, ["-p", "%evt.dir %evt.type %evt.args", "proc.name=live-workload and evt.type=read"])
    #expect(ours == theirs)
    let last = ours.lines.last.map { String(decoding: $0, as: UTF8.self) }
    #expect(last?.hasPrefix("> read fd=3(<p>") == true && last?.hasSuffix("size=1 ") == true, "\(last ?? "")")
  }

  /// What stands in memory is read of calls that last, too: they are told of before they return.
  @Test(arguments: ways)
  func aLongCallKeepsWhatItWasGiven(way: [String]) throws {
    let binary = try #require(Repository.binary)
    let program = try #require(Repository.built("live-workload"))
    let format = ["-p", "%evt.dir %evt.args", "evt.type=poll"]
    let outcome = Process.run(binary, way + format + ["--", program, "waits", "300"])
    let enter = outcome.output.lines.first.map { String(decoding: $0, as: UTF8.self) }
    #expect(enter == "> fds=3:p1 4:p0 timeout=300 ", "\(enter ?? "nothing")")
  }

  @Test(arguments: ways)
  func whatIsShownLiveIsTheStory(way: [String]) throws {
    let binary = try #require(Repository.binary)
    let format = ["-p", "%proc.name %evt.type %evt.res %fd.name"]
    let outcome = Process.run(
      binary, way + format + ["evt.type=openat and evt.failed=true", "--", "/bin/cat", "/nonexistent"])
    #expect(outcome.status == 1)
    #expect(String(decoding: outcome.output, as: UTF8.self).contains("cat openat ENOENT "))
  }
}
