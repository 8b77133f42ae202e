import TestSupport
import Testing

/// Where a live capture is written to, and where it is not.
@Suite(.enabled(if: Repository.binary != nil, "needs a built trowel: swift build"))
struct LiveOutputTests {
  private func run(_ script: String) throws -> (output: String, errors: String, status: Int32) {
    let outcome = Process.run("/bin/sh", ["-c", script, try #require(Repository.binary)])
    return (
      String(decoding: outcome.output, as: UTF8.self), String(decoding: outcome.errors, as: UTF8.self),
      outcome.status
    )
  }

  @Test(arguments: [
    ("-- nosuchcmd", 127), ("-- /etc", 126), ("--pid 4194304", 1), ("--cgroup /nonexistent", 1),
    ("-C 1 -- nosuchcmd", 127), ("--ring 1MB -- nosuchcmd", 127),
  ])
  func aFileStaysAsItIsWhereNothingCanBeCaptured(target: String, status: Int32) throws {
    let file = TemporaryFile(Array("earlier".utf8))
    #expect(try run("$0 -w \(file.path) \(target)").status == status)
    #expect(fileBytes(file.path) == Array("earlier".utf8))
  }

  @Test func noFileIsLeftWhereNothingCanBeCaptured() throws {
    let folder = TemporaryFolder()
    #expect(try run("$0 -w \(folder.path)/new.scap -- nosuchcmd").status == 127)
    #expect(!Repository.exists("\(folder.path)/new.scap"))
  }

  @Test func aFileThatCannotBeMadeIsFoundBeforeTheCommandStarts() throws {
    let folder = TemporaryFolder()
    let outcome = try run("$0 --ptrace -w /proc/nonexistent/new.scap -- touch \(folder.path)/started")
    #expect(outcome.status == 1 && outcome.errors.contains("/proc/nonexistent/new.scap: open"))
    #expect(!Repository.exists("\(folder.path)/started"))
  }

  @Test(arguments: ["-w -", "-w /dev/stdout", "--ring 1MB -w -"])
  func aCaptureIsNotMixedWithTheOutputOfTheCommand(options: String) throws {
    let outcome = try run("$0 \(options) --ptrace -- echo text | cat; exit ${PIPESTATUS:-0}")
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("the command writes there as well"))
    #expect(try run("$0 -w - --ptrace -- true").status == 2)
  }

  @Test func theTwoCanBeKeptApart() throws {
    let outcome = try run(
      "$0 -w /dev/fd/3 --ptrace -- echo text 3>&1 >&2 | $0 -r - -p %evt.type evt.type=write")
    #expect(outcome.output == "write\nwrite\n")
    #expect(outcome.errors.hasPrefix("text\n"))
  }
}
