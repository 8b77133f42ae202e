import TestSupport
import Testing

/// Every field of sysdig 0.29.3, in filters and in formats: Tests/Oracle/fields.txt.
@Suite struct FieldTests {
  /// How many filters sysdig answers in one run.
  private static let interviewSize = 50

  @Test(.enabled(if: OracleTests.isPossible, "needs sysdig 0.29.3 (apt install sysdig) and a built trowel"))
  func everyFilterPassesSysdigsEvents() async throws {
    let binary = try #require(Repository.binary)
    let questions = try FieldQuestions()
    let copies = IndexedCopies(of: OracleTests.captures(), by: binary)
    let interviews = copies.all.flatMap { copy in
      let filters = questions.filters(for: copy.name)
      return stride(from: 0, to: filters.count, by: Self.interviewSize).map {
        (copy, Array(filters[$0..<min($0 + Self.interviewSize, filters.count)]))
      }
    }
    defer { withExtendedLifetime(copies) {} }
    let verdicts = await concurrently(interviews) { copy, filters in
      Self.compare(copy, filters, binary)
    }.flatMap(\.self)
    #expect(verdicts.count > 6_000 || Repository.sharedCaptures == nil)
    OracleTests.report(verdicts, as: "fields in filters")
  }

  @Test(.enabled(if: OracleTests.isPossible, "needs sysdig 0.29.3 (apt install sysdig) and a built trowel"))
  func everyFormatShowsWhatSysdigShows() async throws {
    let binary = try #require(Repository.binary)
    let questions = try FieldQuestions()
    let comparisons = OracleTests.captures().flatMap { capture in
      (capture.isCut ? [] : questions.formats(for: capture)).map {
        Comparison(capture: capture.path, oracleCapture: capture.oraclePath, command: $0)
      }
    }
    let verdicts = await concurrently(comparisons) { $0.run(binary: binary) }
    OracleTests.report(verdicts, as: "fields in formats")
  }

  /// sysdig's answers against Trowel's, and Trowel's through an index against those without.
  private static func compare(_ copy: IndexedCopies.Copy, _ filters: [String], _ binary: String)
    -> [Comparison.Verdict]
  {
    let answers = SysdigInterview.answers(to: filters, of: copy.original.oraclePath)
    // Through an index every fourth one: all of them would take a minute more.
    for filter in stride(from: 0, to: filters.count, by: 4).map({ filters[$0] }) {
      compareThroughIndex(copy, filter, binary)
    }
    return zip(filters, answers).map { filter, expected in
      let words = ["-d", "-D", "-p", "%evt.num", filter]
      return Comparison(
        capture: copy.original.path, oracleCapture: copy.original.oraclePath,
        command: "-d -D -p %evt.num \(filter)"
      ).judge(expected: expected, found: Process.run(binary, ["-r", copy.path, "--no-index"] + words))
    }
  }

  /// Without `-d`, which needs every event.
  private static func compareThroughIndex(_ copy: IndexedCopies.Copy, _ filter: String, _ binary: String) {
    let words = ["-r", copy.path, "-D", "-p", "%evt.num", filter]
    let plain = Process.run(binary, words + ["--no-index"])
    let indexed = Process.run(binary, words + ["--index"])
    if !plain.output.isEqual(to: indexed.output) || plain.status != indexed.status {
      Issue.record("\(copy.name) \(filter): other events through an index")
    }
  }
}
