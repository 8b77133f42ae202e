import TestSupport
import Testing

/// Compares the views of `trowel top` with those of csysdig 0.29.3, as text and as JSON.
@Suite struct ViewTests {
  private static let isPossible = Process.isInstalled("csysdig") && Repository.binary != nil

  /// Views that cannot have three rows, and why.
  private static let scarce: [String: String] = [
    "spectro_all": "without a screen csysdig has one column of latencies: see ViewScreenTests",
    "spectro_file": "without a screen csysdig has one column of latencies: see ViewScreenTests",
    "spectro_traces": "without a screen csysdig has one column of latencies: see ViewScreenTests",
    "mesos_tasks": "no capture tells of Mesos", "mesos_frameworks": "no capture tells of Mesos",
    "marathon_apps": "no capture tells of Mesos", "marathon_groups": "no capture tells of Mesos",
  ]

  @Test(.enabled(if: isPossible, "needs csysdig 0.29.3 (apt install sysdig) and a built trowel"))
  func everyRowIsCsysdigs() async throws {
    let binary = try #require(Repository.binary)
    let views = Self.views(of: binary)
    #expect(views.count == 43)
    let comparisons =
      (Self.builtCaptures() + Self.sharedCaptures(Self.comparedTwice)).flatMap { capture in
        views.flatMap { view in
          ViewComparison.Face.allCases.filter { $0 == .json || !Self.isHidden(view) }.map {
            ViewComparison(capture: capture, view: view, face: $0)
          }
        }
      }
      + Self.sharedCaptures(Self.comparedAsJSON).flatMap { capture in
        views.map { ViewComparison(capture: capture, view: $0, face: .json) }
      }
    let verdicts = await concurrently(comparisons) { $0.run(binary) }
    let meant = Self.meantDifferences()
    for verdict in verdicts where !verdict.agrees && !meant.contains(verdict.name) {
      Issue.record("\(verdict.name) |\n\(verdict.example)")
    }
    for name in meant.subtracting(verdicts.map(\.name)) { Issue.record("no longer so: \(name)") }
    Self.report(verdicts, views)
  }

  /// Sums up, and sees to it that no view was only compared where it is empty.
  private static func report(_ verdicts: [ViewComparison.Verdict], _ views: [String]) {
    var wellCompared = 0
    for view in views {
      let rows = verdicts.filter { $0.comparison.view == view && $0.agrees }.map(\.rowCount).max() ?? 0
      if rows >= 3 { wellCompared += 1 }
      #expect(rows >= 3 || scarce[view] != nil, "\(view) was compared on \(rows) rows at the most")
    }
    let equal = verdicts.filter(\.agrees)
    print(
      "views: \(wellCompared) of \(views.count) compared on 3 rows or more;",
      "\(verdicts.count) tables, \(equal.count) equal, \(verdicts.count(where: \.isOracleBroken)) that csysdig could not make;",
      "\(verdicts.map(\.rowCount).reduce(0, +)) rows, \(verdicts.map(\.differingCount).reduce(0, +)) differ")
  }

  /// csysdig shows these as JSON alone.
  private static func isHidden(_ view: String) -> Bool {
    ["port_bindings", "spy_users_wsysdig", "spectro_traces", "notifications", "docker_events"].contains(view)
  }

  private static func views(of binary: String) -> [String] {
    let output = Process.run(binary, ["top", "--list-views"]).output
    return String(decoding: output, as: UTF8.self).split(separator: "\"id\":\"").dropFirst().map { part in
      String(part.prefix { $0 != "\"" })
    }
  }

  /// Of the captures that everybody may read, those that are read as text and as JSON, and the large one, which is read as
  /// JSON alone. Others have nothing that these lack, and each costs five seconds for each face.
  private static let comparedTwice: Set = ["docker-wordpress-1", "container-start-2019"]
  private static let comparedAsJSON: Set = ["kubernetes-slow-dns"]

  /// Those that are built for views.
  static func builtCaptures() -> [OracleTests.Capture] {
    let folder = "\(TemporaryFile.directory)/trowel-views"
    Repository.makeFolder(folder)
    return ViewCaptures.all.map { each in
      let path = "\(folder)/\(each.name).scap"
      writeFile(each.capture.bytes, to: path)
      return OracleTests.Capture(path: path, oraclePath: path)
    }
  }

  /// Those of these names, where they are at hand.
  static func sharedCaptures(_ names: Set<String>) -> [OracleTests.Capture] {
    OracleTests.sharedCaptures().filter { names.contains($0.name) }
  }

  /// `face | view | capture | rows that differ`, of lines with a reason behind them.
  private static func meantDifferences() -> Set<String> {
    let lines = Repository.lines(of: "\(Repository.root)/Tests/Oracle/view-differences.txt")
    return Set(
      lines.filter { !$0.hasPrefix("#") && !$0.isEmpty }.map { line in
        line.split(separator: "|").prefix(4).map { part in
          String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: " | ")
      })
  }
}
