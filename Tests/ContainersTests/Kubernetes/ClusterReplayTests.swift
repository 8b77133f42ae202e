import Testing

@testable import Containers

/// The clusters that were recorded, from their first list to the end of their watches.
@Suite(.enabled(if: ReplayServer.isPossible, "\(ReplayServer.absence)"))
struct ClusterReplayTests {
  private static let lists = [
    "list-1-after-start": 234, "list-2-after-changes": 434, "list-3-later": 816,
  ]

  @Test func `a cluster of today is told of as it is, in pages, and as it changes`() throws {
    let server = ReplayServer(recording: "v1.36.2")
    let recorded = RecordedCluster("v1.36.2")
    let run = try ClusterRun(server)
    #expect(run.settle())
    for (list, version) in Self.lists.sorted(by: { $0.value < $1.value }) {
      server.control("advance?to=\(version)")
      let expected = recorded.items(list)
      _ = run.wait { run.told.byKind.filter { !$0.value.isEmpty } == expected }
      for kind in ClusterKind.allCases {
        #expect(run.told[kind.rawValue] == expected[kind.rawValue] ?? [:], "\(kind) of \(list)")
        #expect(run.cluster?.count(kind) == (expected[kind.rawValue]?.count ?? 0))
      }
    }
    server.control("advance?to=983")
    #expect(run.wait { run.told["Pod"].count == 1 })
    expectOnlyRecorded(run, recorded.everyItem(in: Array(Self.lists.keys)))
    #expect(run.notes == [])
    // Two objects to a page, and a list of each kind.
    #expect(server.log.filter { $0.contains("/pods?") && $0.contains("continue=") }.count == 2)
    #expect(server.log.filter { $0.contains("/pods?limit=2") && !$0.contains("continue=") }.count == 1)
  }

  @Test func `an old server, with slices and cron jobs in beta, is told of, too`() throws {
    let server = ReplayServer(recording: "v1.20.2")
    let recorded = RecordedCluster("v1.20.2")
    let run = try ClusterRun(server)
    #expect(run.settle())
    let expected = recorded.items("list-no-nodes")
    for kind in ClusterKind.allCases {
      #expect(run.told[kind.rawValue] == expected[kind.rawValue] ?? [:], "\(kind)")
    }
    #expect(run.told["EndpointSlice"].count == 2)
    server.control("advance?to=144")
    #expect(run.wait { run.told["Pod"].count == 4 })
    expectOnlyRecorded(run, recorded.everyItem(in: ["list-no-nodes"]))
    #expect(run.notes == [])
    #expect(server.log.contains { $0.contains("/apis/batch/v1beta1/cronjobs?") && $0.contains("watch=1") })
  }

  @Test func `what selects a new pod is told of again after the pod`() throws {
    let server = ReplayServer(recording: "v1.36.2")
    let run = try ClusterRun(server)
    #expect(run.settle())
    let count = run.records.count
    server.control("advance?to=243")
    #expect(run.wait { run.told["Pod"].count == 7 })
    let later = run.records[count...].compactMap { JSONText.object($0) }
    let pod = try #require(later.firstIndex { $0["kind"] as? String == "Pod" })
    for (kind, name) in [
      ("ReplicaSet", "frontend-7bd475f4c"), ("Service", "frontend"), ("Deployment", "frontend"),
    ] {
      let isToldAgain = later[pod...].contains { record in
        record["kind"] as? String == kind && record["type"] as? String == "MODIFIED"
          && record.maps("items")?.contains { $0["name"] as? String == name } == true
      }
      #expect(isToldAgain, "\(kind) \(name)")
    }
  }

  /// Each item that was told is one that the API showed.
  private func expectOnlyRecorded(_ run: ClusterRun, _ recorded: [String: Set<String>]) {
    #expect(run.told.all.count > 10)
    #expect(run.told.faults == [])
    for (kind, item) in run.told.all where recorded[kind]?.contains(item) != true {
      Issue.record("\(kind) was never like this: \(item)")
    }
  }
}
