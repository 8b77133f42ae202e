import TestSupport
import Testing

/// Compares the events that stand in the place of a view with those of csysdig 0.29.3, which prints them as JSON alone: as
/// text it hangs, or is ended by a signal.
@Suite struct ViewedEventsTests {
  private static let isPossible = Process.isInstalled("csysdig") && Repository.binary != nil

  private static let words: [[String]] = [
    [], ["-pc"], ["-A"], ["-X"], ["evt.type=read"], ["fd.type=file and evt.failed=false"],
    ["proc.name=nobody"],
  ]

  @Test(.enabled(if: isPossible, "needs csysdig 0.29.3 (apt install sysdig) and a built trowel"))
  func everyEventIsCsysdigs() async throws {
    let binary = try #require(Repository.binary)
    let captures =
      ViewTests.builtCaptures() + ViewTests.sharedCaptures(["docker-wordpress-1", "container-start-2019"])
    var comparisons = captures.flatMap { capture in
      ["dig", "echo"].flatMap { view in
        Self.words.map { EventComparison(capture: capture, view: view, words: $0) }
      }
    }
    for capture in ViewTests.sharedCaptures(["kubernetes-slow-dns"]) {
      comparisons.append(EventComparison(capture: capture, view: "dig", words: ["proc.name=curl"]))
      comparisons.append(EventComparison(capture: capture, view: "echo", words: []))
    }
    let verdicts = await concurrently(comparisons) { $0.run(binary) }
    for verdict in verdicts where !verdict.agrees { Issue.record("\(verdict.name)\n\(verdict.example)") }
    for view in ["dig", "echo"] {
      let counts = verdicts.filter { $0.name.hasPrefix(view) }.map(\.found.count)
      #expect(counts.reduce(0, +) > 50, "next to nothing was compared of \(view)")
    }
    print("events: \(verdicts.count) runs, \(verdicts.map(\.found.count).reduce(0, +)) events compared")
  }

  /// Which rows are printed holds for events as it does for views; csysdig pays no heed to it.
  @Test(.enabled(if: Repository.binary != nil, "needs a built trowel"))
  func rowsAreChosenByNumber() throws {
    let binary = try #require(Repository.binary)
    let capture = "\(Repository.root)/Examples/demo.scap"
    func events(_ words: [String]) -> [ArraySlice<UInt8>] {
      let output = Process.run(binary, ["top", "-r", capture, "-v", "echo", "-j"] + words).output
      return JSONValues.members("data", of: output).flatMap { JSONValues.elements(of: $0) }
    }
    let all = events([])
    #expect(all.count == 25)
    #expect(events(["--from", "2", "--to", "4"]).map(Array.init) == all[2...4].map(Array.init))
  }
}
