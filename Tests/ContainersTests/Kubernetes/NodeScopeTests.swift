import Testing

@testable import Containers

/// The pods of one node, and what they belong to.
@Suite(.enabled(if: ReplayServer.isPossible, "\(ReplayServer.absence)"))
struct NodeScopeTests {
  private let recorded = RecordedCluster("v1.36.2")

  @Test func `of other nodes nothing is kept but the addresses of services`() throws {
    let server = ReplayServer(recording: "v1.36.2")
    let run = try ClusterRun(server, node: "node9")
    #expect(run.settle())
    server.control("advance?to=434")
    run.wait(500)
    for kind in ClusterKind.allCases where kind != .service {
      #expect(run.cluster?.count(kind) == 0, "\(kind)")
    }
    #expect(run.told["Service"].count == 3)
    #expect(server.log.contains { $0.contains("fieldSelector=spec.nodeName%3Dnode9") })
  }

  @Test func `what pods of the node belong to is known, also where it was there long before them`() throws {
    let server = ReplayServer(recording: "v1.36.2")
    server.control("advance?to=120")
    let run = try ClusterRun(server, node: "node1")
    #expect(run.settle())
    for (list, version) in [
      ("list-1-after-start", 234), ("list-2-after-changes", 434), ("list-3-later", 816),
    ] {
      server.control("advance?to=\(version)")
      let needed = needed(list)
      #expect(run.wait { isKnown(needed, run) }, "\(list)")
      for (kind, uids) in needed {
        #expect(Set(run.told[kind].keys).isSuperset(of: uids), "\(kind) of \(list)")
      }
      for kind in ClusterKind.allCases where ![.service, .endpointSlice].contains(kind) {
        #expect(run.cluster?.count(kind) == needed[kind.rawValue]?.count ?? 0, "\(kind) of \(list)")
      }
    }
    // When the pods are gone, but for one of a daemon set, nothing is kept for them.
    server.control("advance?to=983")
    #expect(run.wait { run.cluster?.count(.pod) == 1 })
    for kind in [ClusterKind.replicaSet, .deployment, .job] { #expect(run.cluster?.count(kind) == 0) }
    #expect(run.cluster?.count(.namespace) == 1)
    #expect(run.notes == [])
  }

  private func isKnown(_ needed: [String: Set<String>], _ run: ClusterRun) -> Bool {
    needed.allSatisfy { kind, uids in
      Set(run.told[kind].keys).isSuperset(of: uids)
        && ClusterKind(rawValue: kind).map { run.cluster?.count($0) == uids.count } ?? false
    }
  }

  /// The ids of the pods of node1, of their namespaces, and of their owners' owners.
  private func needed(_ list: String) -> [String: Set<String>] {
    let pods = recorded.objects("\(list)/pods.json").filter {
      $0.map("spec")["nodeName"] as? String == "node1"
    }
    var needed = [
      "Pod": Set(pods.map(Self.uid)), "Node": Set(recorded.objects("\(list)/nodes.json").map(Self.uid)),
    ]
    let namespaces = Set(pods.compactMap { $0.map("metadata")["namespace"] as? String })
    needed["Namespace"] = Set(
      recorded.objects("\(list)/namespaces.json")
        .filter { namespaces.contains($0.map("metadata")["name"] as? String ?? "") }.map(Self.uid))
    var owners = Set(pods.flatMap(Self.owners))
    for (plural, kind) in RecordedCluster.plurals.sorted(by: { $0.key > $1.key })
    where !["pods", "nodes", "namespaces", "services", "endpointslices"].contains(plural) {
      let found = recorded.objects("\(list)/\(plural).json").filter { owners.contains(Self.uid($0)) }
      needed[kind] = Set(found.map(Self.uid))
      owners.formUnion(found.flatMap(Self.owners))
    }
    return needed
  }

  private static func uid(_ object: [String: Any]) -> String {
    object.map("metadata")["uid"] as? String ?? ""
  }

  private static func owners(_ object: [String: Any]) -> [String] {
    object.map("metadata").maps("ownerReferences")?.compactMap { $0["uid"] as? String } ?? []
  }
}
