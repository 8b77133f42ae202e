import Glibc
import TestSupport
import Testing

/// What is said on standard error, and what is not said on a terminal.
@Suite(.enabled(if: Repository.binary != nil, "needs a built trowel: swift build"))
struct LiveMessageTests {
  private static let canLoad = Repository.binary.map { Process.run($0, ["doctor"]).status == 0 } ?? false
  private static let demo = "\(Repository.root)/Examples/demo.scap"

  private func shell(_ script: String) throws -> (output: String, errors: String, status: Int32) {
    let binary = try #require(Repository.binary)
    let outcome = Process.run("/bin/sh", ["-c", script, binary])
    return (
      String(decoding: outcome.output, as: UTF8.self), String(decoding: outcome.errors, as: UTF8.self),
      outcome.status
    )
  }

  @Test(arguments: ["-r \(demo)", "--ptrace -- true"])
  func aClosedOutputIsSaidToBeClosed(arguments: String) throws {
    let outcome = try shell("exec $0 \(arguments) >&-")
    #expect(outcome.errors.hasPrefix("trowel: cannot write the output: it is closed"))
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect(outcome.status == 1)
  }

  @Test func aFileDoesNotTakeTheNumberOfAClosedStream() throws {
    let file = TemporaryFile([])
    let outcome = try shell("$0 -S -r \(Self.demo) -w \(file.path) >&-; $0 -r \(file.path) | wc -l")
    let lines = Process.run(try #require(Repository.binary), ["-r", Self.demo]).output.lines.count
    #expect(outcome.output == "\(lines)\n")
  }

  @Test(.enabled(if: canLoad, "needs the right to watch"))
  func withoutRightsOneLineNamesTheDoctor() throws {
    let outcome = try shell("setpriv --inh-caps=-all --bounding-set=-all $0 -M 1 --pid $$")
    #expect(
      outcome.errors == """
        trowel: watching with eBPF needs root, or CAP_BPF and CAP_PERFMON; `trowel doctor` says what is missing

        """)
    #expect(outcome.status == 1)
  }

  @Test(.enabled(if: canLoad, "needs the right to watch"))
  func theClosingStatisticsCountTheRecordsOfTheKernel() throws {
    let outcome = try shell("$0 -v -q -- /bin/true")
    let lines = outcome.errors.split(separator: "\n")
    let events = lines.first { $0.hasPrefix("Driver Events:") }?.dropFirst(14)
    #expect(events.flatMap { Int($0) }.map { $0 > 10 } == true, "\(outcome.errors)")
    #expect(lines.contains("Driver Drops:0"))
  }

  @Test(.enabled(if: Process.isInstalled("script"), "script(1) is not installed"))
  func nothingIsPrintedOnATerminalWhereACaptureIsWritten() throws {
    let file = TemporaryFile([])
    let outcome = try shell("unset NO_COLOR; script -qec \"$0 --ptrace -w \(file.path) -- true\" /dev/null")
    #expect(outcome.output.isEmpty)
    #expect(outcome.status == 0)
  }
}
