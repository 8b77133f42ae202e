import Glibc
import TestSupport
import Testing

@testable import trowel

/// What a live capture does when it gets a signal, and while nothing happens. Every capture here is of a command that the
/// test starts, and of nothing else.
@Suite(.enabled(if: Repository.binary != nil, "needs a built trowel: swift build"), .serialized)
struct LiveSignalTests {
  /// How to capture: by ptrace, and where that is allowed with the kernel's side.
  static let ways: [[String]] = canLoad ? [[], ["--ptrace"]] : [["--ptrace"]]

  private static var canLoad: Bool {
    Repository.binary.map { Process.run($0, ["doctor"]).status == 0 } ?? false
  }

  /// A capture that is being recorded of a shell's script, once the script has said `ready`.
  private func recording(_ options: [String], of script: String, to path: String) throws -> RunningProcess {
    let binary = try #require(Repository.binary)
    let process = RunningProcess(
      binary, options + ["-w", path, "--", "/bin/sh", "-c", "echo ready; \(script)"])
    #expect(process.read(6) == Array("ready\n".utf8))
    return process
  }

  /// The lines of a capture by a format.
  private func lines(_ path: String, _ format: String, _ filter: String) -> [String] {
    guard let binary = Repository.binary else { return [] }
    let outcome = Process.run(binary, ["-r", path, "-p", format, filter])
    return outcome.output.lines.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: ways, [SIGTERM, SIGHUP, SIGQUIT, SIGINT])
  func aSignalIsPassedOnAndTheCommandFollowedToItsEnd(way: [String], signal: Int32) throws {
    let file = TemporaryFile([])
    let script = "trap 'cat /etc/hostname > /dev/null; exit 9' \(signal); while :; do sleep 0.05; done"
    let process = try recording(way, of: script, to: file.path)
    usleep(200_000)
    process.send(signal)
    let status = process.finish().status
    #expect(status == 9)
    let opened = lines(
      file.path, "%proc.name %fd.name", "evt.type=openat and evt.dir=< and fd.name=/etc/hostname")
    #expect(opened == ["cat /etc/hostname"])
    #expect(lines(file.path, "%proc.name", "evt.type=procexit and proc.name=sh").count == 1)
  }

  @Test(arguments: ways)
  func theStatusIsThatOfACommandThatTheSignalEnded(way: [String]) throws {
    let file = TemporaryFile([])
    let process = try recording(way, of: "exec sleep 30", to: file.path)
    process.send(SIGTERM)
    let status = process.finish().status
    #expect(status == 128 + SIGTERM)
    #expect(lines(file.path, "%evt.arg.sig", "evt.type=procexit") == ["SIGTERM"])
  }

  @Test(arguments: ways)
  func aSecondSignalEndsTheCaptureOfACommandThatDoesNot(way: [String]) throws {
    let file = TemporaryFile([])
    let process = try recording(way, of: "trap '' TERM; sleep 2; exit 3", to: file.path)
    usleep(200_000)
    process.send(SIGTERM)
    usleep(300_000)
    process.send(SIGTERM)
    let status = process.finish().status
    #expect(status == 128 + SIGTERM)
    #expect(lines(file.path, "%proc.name", "evt.type=write and evt.dir=<").contains("sh"))
    #expect(lines(file.path, "%proc.name", "evt.type=procexit and proc.name=sh").isEmpty)
  }

  @Test func withoutACommandASignalEndsTheCapture() throws {
    try #require(Self.canLoad)
    let binary = try #require(Repository.binary)
    let file = TemporaryFile([])
    let watched = RunningProcess("/bin/sh", ["-c", "echo $$; while :; do cat /dev/null; sleep 0.05; done"])
    let id = String(decoding: watched.read(16).filter { $0 != 10 }, as: UTF8.self)
    let process = RunningProcess(binary, ["-w", file.path, "--pid", id])
    RunningProcess.wait { !lines(file.path, "%proc.name", "proc.name=cat").isEmpty }
    process.send(SIGTERM)
    let status = process.finish().status
    #expect(status == 0)
    watched.send(SIGTERM)
    #expect(!lines(file.path, "%proc.name", "proc.name=cat").isEmpty)
  }

  @Test(arguments: ways, ["exec sleep 30", "while :; do :; cat /dev/null; done"])
  func aRingIsWrittenOnRequestWhetherAnythingHappensOrNot(way: [String], script: String) throws {
    let file = TemporaryFile([])
    unsafe unlink(file.path)
    let process = try recording(way + ["--ring", "20MB"], of: script, to: file.path)
    usleep(300_000)
    #expect(!Repository.exists(file.path))
    process.send(SIGUSR1)
    for _ in 0..<100 where !Repository.exists(file.path) { usleep(20_000) }
    #expect(lines(file.path, "%evt.buffer", "evt.type=write and evt.dir=<").first == "ready.")
    process.send(SIGTERM)
    #expect(process.finish().status == 128 + SIGTERM)
  }

  @Test(arguments: ways, [[], ["-z"]])
  func whatWasRecordedIsInTheFileAlthoughNothingFollows(way: [String], options: [String]) throws {
    let file = TemporaryFile([])
    let process = try recording(way + options, of: "exec sleep 30", to: file.path)
    var found: [String] = []
    for _ in 0..<30 where found.isEmpty {
      usleep(100_000)
      found = lines(file.path, "%evt.buffer", "evt.type=write and evt.dir=<")
    }
    #expect(found == ["ready."])
    process.send(SIGTERM)
    #expect(process.finish().status == 128 + SIGTERM)
  }

  @Test func whatTimeoutSaysTwiceIsOneWish() {
    let signals = EndSignals()
    #expect(!signals.note(SIGTERM, reachesCommand: false, at: 5_000_000_000))
    #expect(!signals.note(SIGTERM, reachesCommand: false, at: 5_000_100_000))
    #expect(signals.repeated == nil && signals.forCommand == SIGTERM)
    #expect(signals.note(SIGINT, reachesCommand: true, at: 6_000_000_000))
    #expect(signals.repeated == SIGINT && signals.forCommand == SIGTERM)
  }

  @Test func whatATerminalSaysIsNotSaidAgain() {
    let signals = EndSignals()
    #expect(!signals.note(SIGINT, reachesCommand: true, at: 1))
    #expect(signals.hasAny && signals.forCommand == nil)
  }
}
