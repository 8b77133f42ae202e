import TestSupport
import Testing

/// Compares the chisels that Debian installs, run by sysdig 0.29.3 and by Trowel, and those that come with Trowel with them.
@Suite struct ChiselTests {
  private static let rows = ChiselComparison.Row.all(in: "\(Repository.root)/Tests/Oracle/chisels.txt")

  private static let isPossible =
    OracleTests.isPossible && Repository.exists("/usr/share/sysdig/chisels/common.lua")

  @Test(.enabled(if: isPossible, "needs sysdig 0.29.3 with its chisels and a built trowel"))
  func printWhatTheyPrintUnderSysdig() async throws {
    let binary = try #require(Repository.binary)
    let comparisons = OracleTests.sharedCaptures().flatMap { capture in
      Self.rows.filter { $0.isForLarge || !capture.isLarge }.flatMap { row in
        [[], ["-pc"], ["-j"]].map { ChiselComparison(capture: capture, row: row, flags: $0) }
      }
    }
    let verdicts = await concurrently(comparisons) { $0.run(binary) }.flatMap(\.self)
    let meant = MeantChiselDifferences(path: "\(Repository.root)/Tests/Oracle/chisel-differences.txt")
    for verdict in verdicts where verdict.result == .differs && !meant.allow(verdict.name) {
      Issue.record("\(verdict.name)\n\(verdict.example)")
    }
    let counts = ChiselComparison.Result.allCases.map { result in
      "\(verdicts.count { $0.result == result }) \(result.rawValue)"
    }
    print("chisels: \(verdicts.count) runs: \(counts.joined(separator: ", "))")
    #expect(verdicts.count { $0.result == .equalBytes } > 100, "sysdig printed next to nothing")
  }
}
