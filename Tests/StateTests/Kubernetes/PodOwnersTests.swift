import Events
import State
import TestSupport
import Testing

private let digits = "4b44ae6e7bb7c5f3f8d7c2a1908f7e6d5c4b3a29180706f5e4d3c2b1a0998877"

/// What a pod belongs to, and which pod a container belongs to.
@Suite struct PodOwnersTests {
  private static let pod = ClusterObject("p1", "web-1", in: "shop").labels(#"{"app":"web"}"#)
    .with("podIP", "10.1.0.7").containers("containerd://\(digits)")

  /// Whom the pod of the container belongs to at the end of a capture: names and ids.
  private func owners(_ kind: KubernetesKind, in capture: CaptureBuilder) throws -> [String] {
    try Replay.end(capture.close(0)) { machine in
      guard let pod = machine.kubernetes.pod(ofContainer: Self.container(machine)) else { return ["no pod"] }
      return machine.kubernetes.owners(kind, of: pod).map {
        "\(Replay.text($0.name, machine)) \(Replay.text($0.uid, machine))"
      }
    } ?? []
  }

  private func podName(in capture: CaptureBuilder) throws -> String? {
    try Replay.end(capture.close(0)) { machine in
      machine.kubernetes.pod(ofContainer: Self.container(machine)).map { Replay.text($0.name, machine) }
    } ?? nil
  }

  /// The id of the thread's container.
  private static func container(_ machine: borrowing Machine) -> StringID {
    guard let slot = machine.threads.slot(of: ThreadID(rawValue: 1)) else { return .empty }
    return machine.threads[slot].container
  }

  private let capture = CaptureBuilder().thread(1, "web", cgroups: ["cpu=/kubepods/\(digits)"])

  @Test func `references lead from a pod to its deployment`() throws {
    let capture = capture.told(.added, "Pod", Self.pod.owned(by: "ReplicaSet", "web-5", "r1"))
    #expect(try owners(.replicaSet, in: capture) == ["web-5 r1"])
    #expect(try owners(.deployment, in: capture) == [])
    let known = capture.told(
      .added, "ReplicaSet", ClusterObject("r1", "web-5", in: "shop").owned(by: "Deployment", "web", "d1"))
    #expect(try owners(.deployment, in: known) == ["web d1"])
  }

  @Test(arguments: [
    (KubernetesKind.statefulSet, "StatefulSet"), (.daemonSet, "DaemonSet"), (.job, "Job"),
    (.replicationController, "ReplicationController"),
  ])
  func `a reference names the owner, also one that is not told of`(kind: KubernetesKind, name: String) throws
  {
    let capture = capture.told(.added, "Pod", Self.pod.owned(by: name, "db", "o1"))
    #expect(try owners(kind, in: capture) == ["db o1"])
  }

  @Test func `a job belongs to its cron job`() throws {
    let capture = capture.told(.added, "Pod", Self.pod.owned(by: "Job", "backup-1", "j1"))
      .told(.added, "Job", ClusterObject("j1", "backup-1", in: "shop").owned(by: "CronJob", "backup", "c1"))
    #expect(try owners(.cronJob, in: capture) == ["backup c1"])
  }

  @Test func `references in a circle lead nowhere`() throws {
    let capture = capture.told(.added, "Pod", Self.pod.owned(by: "Job", "a", "j1"))
      .told(
        .added, "Job", ClusterObject("j1", "a", in: "shop").owned(by: "Job", "b", "j2"),
        ClusterObject("j2", "b", in: "shop").owned(by: "Job", "a", "j1"))
    #expect(try owners(.cronJob, in: capture) == [])
  }

  @Test func `selectors are believed before references, as sysdig has nothing else`() throws {
    let set = ClusterObject("r2", "picks", in: "shop").with("selector", json: #"{"app":"web"}"#)
    let capture = capture.told(.added, "Pod", Self.pod.owned(by: "ReplicaSet", "refers", "r1"))
      .told(.added, "ReplicaSet", set)
    #expect(try owners(.replicaSet, in: capture) == ["picks r2"])
  }

  @Test func `a daemon set of an old record picks its pods`() throws {
    let set = ClusterObject("d1", "agent", in: "shop").with("selector", json: #"{"app":"web"}"#)
    #expect(
      try owners(.daemonSet, in: capture.told(.added, "Pod", Self.pod).told(.added, "DaemonSet", set))
        == ["agent d1"])
  }

  @Test func `an endpoint slice tells the service of a pod that came later`() throws {
    let service = ClusterObject("s1", "web", in: "shop").with("selector", json: #"{"app":"web"}"#)
    let slice = ClusterObject("e1", "web-abc", in: "shop").labels(#"{"kubernetes.io/service-name":"web"}"#)
    let capture = capture.told(.added, "Service", service).told(.added, "Pod", Self.pod)
    #expect(try owners(.service, in: capture) == [])
    let told = capture.told(.added, "EndpointSlice", slice.with("addresses", json: #"["10.1.0.7"]"#))
    #expect(try owners(.service, in: told) == ["web s1"])
    let moved = told.told(.modified, "EndpointSlice", slice.with("addresses", json: #"["10.1.0.8"]"#))
    #expect(try owners(.service, in: moved) == [])
  }

  @Test func `a pod keeps its name and its owners to its last event`() throws {
    let set = ClusterObject("r1", "web-5", in: "shop").with("selector", json: #"{"app":"web"}"#)
    let capture = capture.told(.added, "Pod", Self.pod).told(.added, "ReplicaSet", set)
      .told(.deleted, "Pod", ClusterObject("p1", "web-1")).told(.modified, "ReplicaSet", set)
    #expect(try podName(in: capture) == "web-1")
    #expect(try owners(.replicaSet, in: capture) == ["web-5 r1"])
  }

  @Test func `a container that was replaced stays its pod's`() throws {
    let capture = capture.told(.added, "Pod", Self.pod)
      .told(
        .modified, "Pod", ClusterObject("p1", "web-1", in: "shop").containers("containerd://0123456789abcdef")
      )
    #expect(try podName(in: capture) == "web-1")
  }

  @Test(arguments: ["containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses"])
  func `a pod has the containers that prepare it, and those that were added to look into it`(list: String)
    throws
  {
    let pod = ClusterObject("p1", "web-1", in: "shop").with(
      list, json: #"[{"containerID":"containerd://\#(digits)"}]"#)
    #expect(try podName(in: capture.told(.added, "Pod", pod)) == "web-1")
  }

  @Test func `a container id that another pod has now is that pod's`() throws {
    let other = ClusterObject("p2", "web-2", in: "shop").containers("containerd://\(digits)")
    let both = capture.told(.added, "Pod", Self.pod).told(.added, "Pod", other)
    #expect(try podName(in: both) == "web-2")
    #expect(try podName(in: both.told(.modified, "Pod", Self.pod)) == "web-2")
    #expect(try podName(in: both.told(.deleted, "Pod", ClusterObject("p1", "web-1"))) == "web-2")
  }

  @Test func `thousands of pods that came and went leave the latest`() throws {
    var capture = capture.told(.added, "Pod", Self.pod)
    for number in 0..<3_000 {
      let pod = ClusterObject("x\(number)", "x", in: "shop").with(
        "podIP", "10.2.\(number / 250).\(number % 250)")
      capture = capture.told(.added, "Pod", pod).told(.deleted, "Pod", pod)
    }
    #expect(try podName(in: capture) == "web-1")
    let known = try Replay.end(capture.close(0)) { machine in
      (0..<3_000).filter {
        machine.kubernetes.holder(of: .parse("10.2.\($0 / 250).\($0 % 250)"), at: Timestamp(rawValue: 0))
          != nil
      }.count
    }
    #expect(known == 2_048)
  }
}
