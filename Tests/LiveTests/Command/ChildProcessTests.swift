import Glibc
import Testing

@testable import Live

extension ChildTests {
  @Suite struct ChildProcessTests {
    static let environment = ["PATH=/bin:/usr/bin", "WORD=given"]

    static func shell(_ script: String) throws -> ChildProcess {
      try ChildProcess(["sh", "-c", script], environment: environment)
    }

    @Test(arguments: [
      ("exit 0", 0), ("exit 7", 7), ("kill -USR1 $$", 128 + 10), ("kill -KILL $$", 128 + 9),
      ("[ \"$WORD\" = given ]", 0), ("no-such-command-at-all", 127),
    ])
    func theStatusOfTheCommandIsPassedOn(script: String, code: Int32) throws {
      var child = try Self.shell(script)
      try child.start()
      let status = child.wait()
      #expect(status.code == code)
      let failure = child.failure()
      #expect(failure == nil)
    }

    @Test func nothingRunsBeforeTheStart() throws {
      let scratch = try ScratchDirectory()
      var child = try Self.shell("echo > \(scratch.path)/marker")
      usleep(50_000)
      #expect(!scratch.exists("marker"))
      let early = child.status()
      #expect(early == nil)
      try child.start()
      let status = child.wait()
      #expect(status == .exited(0))
      #expect(scratch.exists("marker"))
    }

    @Test func aCommandThatWasNeverStartedLeaves() throws {
      let id: Int32
      do {
        let child = try Self.shell("true")
        id = child.id
      }
      var status: Int32 = 0
      #expect(unsafe waitpid(id, &status, 0) == id)
      #expect(CommandStatus(waitStatus: status) == .exited(125))
    }

    @Test(arguments: [
      ("no-such-command", 127), ("/no/such/file", 127), ("/etc/passwd", 126), ("/tmp", 126), ("", 127),
    ])
    func aWrongCommandIsToldBeforeAnythingStarts(name: String, code: Int32) {
      do {
        _ = try ChildProcess([name], environment: Self.environment)
        Issue.record("\(name) was started")
      } catch {
        #expect(error.shellStatus == code)
        #expect(error.description.hasPrefix(name + ": "))
      }
    }

    @Test func aFileWhoseInterpreterIsMissingIsToldAfterTheStart() throws {
      let scratch = try ScratchDirectory()
      let path = scratch.file("program", "#!/no/such/interpreter\n")
      var child = try ChildProcess([path], environment: Self.environment)
      try child.start()
      var status = child.wait()
      // A child of another test may still hold the file open for writing, as every fork does until it executes.
      for _ in 0..<20 where child.failure()?.problem == .notExecuted(command: path, code: ETXTBSY) {
        usleep(50_000)
        child = try ChildProcess([path], environment: Self.environment)
        try child.start()
        status = child.wait()
      }
      #expect(status == .exited(127))
    }

    @Test func signalsArePassedOnAndHandlersOfOursAreNot() throws {
      signal(SIGUSR2) { _ in }
      defer { signal(SIGUSR2, SIG_DFL) }
      var child = try Self.shell("sleep 10")
      try child.start()
      child.pass(SIGUSR2)
      let status = child.wait()
      #expect(status == .killed(signal: SIGUSR2))
    }

    @Test func ignoredSignalsStayIgnoredButForTheBrokenPipe() throws {
      signal(SIGPIPE, SIG_IGN)
      signal(SIGHUP, SIG_IGN)
      defer { signal(SIGHUP, SIG_DFL) }
      var child = try Self.shell("kill -HUP $$; kill -PIPE $$")
      try child.start()
      let status = child.wait()
      #expect(status == .killed(signal: SIGPIPE))
    }

    @Test func aScriptWithoutAnInterpreterIsGivenToTheShell() throws {
      let scratch = try ScratchDirectory()
      let path = scratch.file("script", "exit 9\n")
      var child = try ChildProcess([path], environment: Self.environment)
      try child.start()
      let status = child.wait()
      #expect(status == .exited(9))
    }
  }
}
