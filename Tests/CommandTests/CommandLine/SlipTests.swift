import TestSupport
import Testing

@testable import trowel

/// Words of a command line behind something that was left out.
@Suite(.enabled(if: Repository.binary != nil, "needs a built trowel: swift build"))
struct SlipTests {
  private static let demo = "\(Repository.root)/Examples/demo.scap"

  private func errors(_ arguments: [String]) throws -> String {
    let outcome = Process.run(try #require(Repository.binary), arguments)
    #expect(outcome.status == 2)
    return String(decoding: outcome.errors, as: UTF8.self)
  }

  @Test(arguments: [
    (["ls"], "did you mean -- ls?"), (["ls", "/tmp"], "did you mean -- ls ...?"),
    (["ls", "-la"], "did you mean -- ls?"), (["/bin/echo", "text"], "did you mean -- /bin/echo ...?"),
  ])
  func aCommandWithoutTheDashesIsGuessed(words: [String], guess: String) throws {
    let file = TemporaryFile(Array("earlier".utf8))
    // Words that are no filter, so that nothing can be captured.
    #expect(try errors(["-w", file.path] + words).contains(guess))
    #expect(fileBytes(file.path) == Array("earlier".utf8))
  }

  @Test func aFileWithoutItsOptionIsGuessed() throws {
    let file = TemporaryFile([1])
    #expect(try errors(["-r", Self.demo, file.path]).contains("^ did you mean -r \(file.path)?\n"))
    #expect(try errors([file.path]).contains("did you mean -r \(file.path)?"))
  }

  @Test func aCommandIsNotGuessedWhereACaptureIsRead() throws {
    #expect(try !errors(["-r", Self.demo, "ls"]).contains("did you mean --"))
  }

  @Test(arguments: [
    (["-r", demo, "--pid", "7"], "of a capture, a filter does: proc.pid=N"),
    (["-r", demo, "--container", "web"], "container.id=ID or container.name=NAME"),
    (["-r", demo, "--cgroup", "/x"], "thread.cgroups contains PATH"),
    (
      ["-r", demo, "--strace", "-p", "1234"], "-p and --strace do not go together; --pid N follows a process"
    ),
  ])
  func whatWouldBeIgnoredOrTakenForSomethingElseIsRefused(words: [String], reason: String) throws {
    #expect(try errors(words).contains(reason))
  }

  @Test func helpIsNoFilter() throws {
    let binary = try #require(Repository.binary)
    let outcome = Process.run(binary, ["help"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.output == Process.run(binary, ["--help"]).output)
  }

  @Test(.enabled(if: Process.isInstalled("script"), "script(1) is not installed"))
  func noCaptureGoesToATerminal() throws {
    let binary = try #require(Repository.binary)
    let outcome = Process.run(
      "/bin/sh", ["-c", "script -qec \"$0 -r $1 -w -\" /dev/null", binary, Self.demo])
    #expect(String(decoding: outcome.output, as: UTF8.self).contains("a capture is nothing for a terminal"))
    #expect(outcome.status == 2)
  }

  @Test func whoAskedForAnIndexIsToldOfNone() throws {
    let binary = try #require(Repository.binary)
    let outcome = Process.run("/bin/sh", ["-c", "$0 -r - --index proc.name=x <$1", binary, Self.demo])
    #expect(String(decoding: outcome.errors, as: UTF8.self).contains("note: no index is used or made"))
    #expect(outcome.status == 0)
  }

  @Test func aFieldKeepsItsOwnGuess() throws {
    #expect(try errors(["-r", Self.demo, "proc.nmae=curl"]).contains("did you mean proc.name?"))
  }
}
