internal import TestSupport
internal import Testing

@testable internal import trowel

/// From words to an exit status; output goes to standard output and standard error.
@Suite(.serialized)
struct CommandRunTests {
  private func run(_ words: String...) -> trowel.ExitStatus {
    // Without a capture or a command the whole machine would be recorded, which no test may do.
    precondition(words.contains("-r") || words.contains("--"))
    return Command(name: "trowel").run(words)
  }

  /// A capture of three events, or its first bytes, in a file.
  private func withCapture(
    cutAt length: Int? = nil, _ body: (String) throws -> Void
  ) throws {
    let whole = CaptureBuilder().thread(1, "cat").open("/etc/hosts", fd: 3).bytes
    let file = TemporaryFile(Array(whole.prefix(length ?? whole.count)))
    try withExtendedLifetime(file) { try body(file.path) }
  }

  @Test func aCommandHasItsOwnStatus() {
    #expect(run("-q", "--ptrace", "--", "/bin/sh", "-c", "exit 7") == ExitStatus(7))
    #expect(run("-q", "--", "/proc/nonexistent/program") == ExitStatus(127))
    let file = TemporaryFile([])
    #expect(run("-q", "--", file.path) == ExitStatus(126))
    #expect(run("-q", "proc.nmae=x", "--", "/bin/true") == .usage)
    #expect(run("-q", "--pid", "1", "--", "/bin/true") == .usage)
  }

  @Test func aWrongOptionFilterOrFormatIsAWrongCommandLine() throws {
    try withCapture { path in
      #expect(run("--bogus", "-r", path) == .usage)
      #expect(run("-r", path, "proc.nmae=x") == .usage)
      #expect(run("-r", path, "-p", "%nothing") == .usage)
      #expect(run("-r", path, "-d", "proc.nmae=x") == .usage)
    }
  }

  @Test func whatCannotBeReadFails() throws {
    #expect(run("-q", "-r", "/proc/nonexistent/trace.scap") == .failed)
    #expect(run("-q", "-r", "/") == .failed)
    try withCapture(cutAt: 100) { path in #expect(run("-q", "-r", path) == .failed) }
  }

  @Test func aCaptureIsReadToItsEnd() throws {
    try withCapture { path in
      #expect(run("-q", "-r", path) == .done)
      #expect(run("-q", "-r", path, "-r", path) == .done)
      #expect(run("-q", "-r", path, "-r", "/proc/nonexistent/trace.scap") == .failed)
    }
  }

  @Test func aCaptureIsWritten() throws {
    try withCapture { path in
      let copy = TemporaryFile([])
      #expect(run("-r", path, "-w", copy.path) == .done)
      #expect(run("-q", "-r", copy.path) == .done)
      #expect(run("-r", path, "-w", copy.path, "evt.type=kill") == .done)
      #expect(run("-r", path, "-w", "/proc/nonexistent/copy.scap") == .failed)
    }
  }

  @Test func theCaptureThatIsReadIsNotWrittenOver() throws {
    try withCapture { path in
      #expect(run("-r", path, "-w", path) == .usage)
      #expect(run("-q", "-r", path) == .done)
    }
  }

  @Test func nothingIsWrittenWhereTheFilterOrTheCaptureIsWrong() throws {
    try withCapture { path in
      let copy = TemporaryFile([1, 2, 3])
      #expect(run("-r", path, "-w", copy.path, "proc.nmae=x") == .usage)
      #expect(run("-r", "/proc/nonexistent/trace.scap", "-w", copy.path) == .failed)
      #expect(fileBytes(copy.path) == [1, 2, 3])
    }
  }

  @Test func aWrongFilterIsFoundBeforeTheCaptureIsOpened() {
    #expect(run("-r", "/proc/nonexistent/trace.scap", "proc.nmae=x") == .usage)
  }
}
