import Glibc
import TestSupport
import Testing

/// `trowel explain` as it is typed.
@Suite(.enabled(if: Repository.binary != nil, "needs a built trowel: swift build"))
struct ExplainTests {
  private static let demo = "\(Repository.root)/Examples/demo.scap"
  private static let healthy = "\(Repository.root)/Examples/clinic/captures/connect-timeout.idle.scap"

  private func explain(_ words: String..., input: String = "/dev/null") throws -> (
    output: String, errors: String, status: Int32
  ) {
    // Without a capture or a command the whole machine would be watched, which no test may do.
    precondition(words.contains { $0.contains(".scap") || $0 == "--" || $0 == "-" || $0 == "--help" })
    let outcome = Process.run(try #require(Repository.binary), ["explain"] + words, input: input)
    return (
      String(decoding: outcome.output, as: UTF8.self), String(decoding: outcome.errors, as: UTF8.self),
      outcome.status
    )
  }

  @Test func theVerdictStandsInTheFirstLines() throws {
    let outcome = try explain(Self.demo)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.output.hasPrefix("2.00 s of the 2.00 s that curl in pod client waited for"))
    #expect(!outcome.output.contains("\u{1B}"))
    #expect(try explain("-", input: Self.demo).output == outcome.output)
    #expect(try explain("-r", Self.demo).output == outcome.output)
  }

  @Test func aTransactionThatIsNotThereIsToldWithTheRange() throws {
    let outcome = try explain(Self.demo, "--transaction", "7")
    #expect(outcome.errors.hasPrefix("trowel: --transaction 7: the transactions of this capture are 1 to 1"))
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(try explain(Self.demo, "--transaction", "1").output.hasPrefix("Transaction 1: curl"))
  }

  @Test func facesAreChosenByOptions() throws {
    #expect(
      try explain(Self.demo, "--story").output.contains("curl reads resolv.conf: nameserver 10.96.0.10"))
    #expect(try explain(Self.demo, "--json").output.hasPrefix("{\n  \"version\": 1,\n  \"capture\": {"))
    #expect(try explain(Self.demo, "--json", "--story").status == 2)
    #expect(try explain("--diff", Self.healthy, Self.demo).output.contains("New: slow-search-suffix"))
    #expect(try explain("--diff", Self.demo).status == 2)
  }

  @Test func aFilterChoosesWhoseRequestsAreTold() throws {
    let told = try explain(Self.demo, "proc.name=curl")
    #expect(told.output.contains("Finding 1: slow-search-suffix"))
    #expect(try explain(Self.demo, "proc.name=coredns").output == told.output)
    #expect(try explain(Self.demo, "proc.name=nobody").output.hasPrefix("No request passes the filter"))
    #expect(try explain(Self.demo, "--from", "+50s").output.hasPrefix("No event lies in the range"))
  }

  @Test func severalCapturesAreToldOneAfterTheOther() throws {
    let outcome = try explain("-r", Self.healthy, "-r", Self.demo)
    #expect(outcome.output.hasPrefix("\(Self.healthy):\n\nNothing wrong was found"))
    #expect(outcome.output.contains("\n\n\(Self.demo):\n\n2.00 s of the 2.00 s"))
  }

  @Test func filesForOtherToolsAreWritten() throws {
    let slices = TemporaryFile([])
    let spans = TemporaryFile([])
    let outcome = try explain(Self.demo, "--perfetto", slices.path, "--otlp", spans.path)
    #expect(outcome.status == 0)
    #expect(Repository.lines(of: slices.path).contains { $0.contains("\"traceEvents\"") })
    #expect(Repository.lines(of: spans.path).contains { $0.contains("\"resourceSpans\"") })
    #expect(try explain(Self.demo, "--otlp", "/nonexistent/spans.json").status == 1)
    #expect(try explain(Self.demo, "--otlp", "-").output.hasPrefix("{\n  \"resourceSpans\": ["))
    #expect(try explain(Self.demo, "--otlp", "-", "--perfetto", "-").status == 2)
  }

  @Test func aCommandIsExplainedWhenItHasEndedAndKept() throws {
    let capture = TemporaryFile([])
    let outcome = try explain("--ptrace", "-w", capture.path, "--", "/bin/sh", "-c", "exit 3")
    #expect(outcome.status == 3)
    #expect(outcome.output.hasPrefix("Nothing wrong was found: the capture shows no request.\n"))
    #expect(
      try explain("-r", capture.path, "--json", "proc.name!=.scap").output.contains("\"transactionCount\": 0")
    )
  }

  @Test func mistakesPointToTheHelpOfExplain() throws {
    #expect(try explain("--bogus", Self.demo).errors.contains("trowel explain --help lists the options"))
    let third = try explain("--diff", Self.healthy, Self.demo, "b", "c")
    #expect(third.status == 2 && third.errors.contains("--diff compares two captures"))
    let outcome = Process.run(try #require(Repository.binary), ["-r", Self.demo, "explain"])
    #expect(String(decoding: outcome.errors, as: UTF8.self).contains("did you mean explain \(Self.demo)"))
  }

  @Test func tablesOfRequestsAreObjectsWhereThatIsAskedFor() throws {
    for (name, member) in [("dns", "queries"), ("slow", "waits")] {
      let outcome = Process.run(try #require(Repository.binary), ["-r", Self.demo, "-j", "-c", name])
      #expect(String(decoding: outcome.output, as: UTF8.self).hasPrefix("{\n  \"\(member)\": ["))
    }
  }

  @Test func helpListsWhatExplainTakes() throws {
    let page = try explain("--help").output
    for option in ["--story", "--transaction", "--diff", "--perfetto", "--otlp", "--json", "-w"] {
      #expect(page.contains(option))
    }
  }
}
