import Captures
import Inspection
import State
import TestSupport
import Testing

@testable import Containers

/// What fields say of the clusters that were recorded: the API told it, it went into a capture, and it was read from that.
@Suite(.enabled(if: ReplayServer.isPossible, "\(ReplayServer.absence)"))
struct ClusterFieldTests {
  private static let states: [(recording: String, version: Int)] = [
    ("v1.36.2", 234), ("v1.36.2", 434), ("v1.36.2", 512), ("v1.36.2", 816), ("v1.20.2", 0),
  ]

  @Test func `every field has a row that says what it must be`() {
    let fields = FieldTable.shared.all.map(\.name).filter { $0.hasPrefix("k8s.") }
    #expect(fields.count > 50)
    #expect(Set(fields) == Set(ClusterFieldRow.all.map(\.name)))
    #expect(fields.count == ClusterFieldRow.all.count)
  }

  @Test(arguments: states, [false, true])
  func `every field says what the lists of the API say`(
    state: (recording: String, version: Int), isWatched: Bool
  ) throws {
    let server = ReplayServer(recording: state.recording)
    if !isWatched { server.control("advance?to=\(state.version)") }
    let run = try ClusterRun(server)
    #expect(run.settle())
    server.control("advance?to=\(state.version)")
    let cluster = ListedCluster(server)
    #expect(
      run.wait { ClusterKind.allCases.allSatisfy { run.told[$0.rawValue] == cluster.items($0) } })
    let checked = try ClusterFieldCheck(cluster, run.records)
    #expect(checked.differences == [])
    #expect(checked.count > 1_000)
  }

  @Test func `every field that the API can answer is answered somewhere`() throws {
    var answered: Set<String> = []
    for version in [234, 512] {
      let server = ReplayServer(recording: "v1.36.2")
      server.control("advance?to=\(version)")
      let run = try ClusterRun(server)
      #expect(run.settle())
      answered.formUnion(try ClusterFieldCheck(ListedCluster(server), run.records).answered)
    }
    let names = Set(ClusterFieldRow.all.map(\.name))
    // The one cron job that was recorded has no labels.
    #expect(names.subtracting(answered) == Set(ClusterFieldRow.ofEngines + ["k8s.cronjob.label"]))
  }
}
