internal import Events

/// A cluster as today's records tell of it: kinds and members that sysdig does not know, beside those that it does.
extension SampleCaptures {
  private static let digits = "c5f3f8d7c2a1908f7e6d5c4b3a29180706f5e4d3c2b1a0998877"

  static let newerCluster: CaptureBuilder = {
    var capture = makers(surroundings(pods(host)))
    for thread in [1, 20, 30, 40, 50] as [Int64] { capture = calls(capture, on: thread) }
    return calls(changes(capture), on: 20)
  }()

  private static func cgroups(_ id: String) -> [String] {
    ["cpuset", "cpu", "memory"].map {
      "\($0)=/kubepods.slice/kubepods-pod1.slice/cri-containerd-\(id)\(digits).scope"
    }
  }

  private static let host = CaptureBuilder()
    .user(0, "root", home: "/root", shell: "/bin/bash").group(0, "root")
    .interface("eth0", "192.168.0.4", netmask: "255.255.255.0", broadcast: "192.168.0.255")
    .thread(1, "init", executable: "/sbin/init", cgroups: ["cpuset=/", "cpu=/", "memory=/"])
    .thread(20, "web", parent: 1, cgroups: cgroups("aaaaaaaaaaaa"))
    .thread(30, "db", parent: 1, cgroups: cgroups("bbbbbbbbbbbb"))
    .thread(40, "agent", parent: 1, cgroups: cgroups("cccccccccccc"))
    .thread(50, "backup", parent: 1, cgroups: cgroups("dddddddddddd"))

  private static func pod(
    _ uid: String, _ name: String, labels: String, address: String, container: String,
    owner: (String, String, String)
  ) -> ClusterObject {
    ClusterObject(uid, name, in: "shop").labels(labels).with("timestamp", "2026-11-20T10:00:00Z")
      .with("nodeName", "node-4").with("phase", "Running").with("hostIP", "192.168.0.4").with(
        "podIP", address
      )
      .with("podIPs", json: #"["\#(address)","fd00:1::7"]"#).with("startTime", "2026-11-20T10:00:01Z")
      .with("initContainerStatuses", json: "[]")
      .with("containers", json: #"[{"name":"main","image":"shop/app","ports":[{"containerPort":80}]}]"#)
      .containers("containerd://\(container)\(digits)").owned(by: owner.0, owner.1, owner.2)
  }

  private static let web = pod(
    "p1", "web-5-x", labels: #"{"app":"web"}"#, address: "10.1.0.7", container: "aaaaaaaaaaaa",
    owner: ("ReplicaSet", "web-5", "r1"))

  private static func pods(_ capture: CaptureBuilder) -> CaptureBuilder {
    capture
      .told(
        .added, "Pod", web,
        pod(
          "p2", "db-0", labels: #"{"app":"db"}"#, address: "10.1.0.8", container: "bbbbbbbbbbbb",
          owner: ("StatefulSet", "db", "s1")),
        pod(
          "p3", "agent-9", labels: #"{"app":"agent"}"#, address: "192.168.0.4", container: "cccccccccccc",
          owner: ("DaemonSet", "agent", "d1")
        ).with("hostNetwork", json: "true"),
        pod(
          "p4", "backup-1-z", labels: #"{"job":"backup-1"}"#, address: "10.1.0.9", container: "dddddddddddd",
          owner: ("Job", "backup-1", "j1"))
      )
  }

  /// Where they run, and what stands for them.
  private static func surroundings(_ capture: CaptureBuilder) -> CaptureBuilder {
    capture
      .told(.added, "Namespace", ClusterObject("n1", "shop").labels(#"{"env":"prod"}"#))
      .told(
        .added, "Node",
        ClusterObject("n4", "node-4").labels("null").with(
          "addresses", json: #"["192.168.0.4","fd00::4","node-4"]"#)
      )
      .told(
        .added, "EndpointSlice",
        ClusterObject("e1", "web-abc", in: "shop").labels(#"{"kubernetes.io/service-name":"web"}"#)
          .with("service", "web").with("addresses", json: #"["10.1.0.7"]"#)
      )
      .told(
        .added, "Service",
        ClusterObject("v1", "web", in: "shop").with("clusterIP", "10.96.0.5")
          .with("clusterIPs", json: #"["10.96.0.5","fd00:96::5"]"#).with("type", "ClusterIP")
          .with("ports", json: #"[{"port":80,"protocol":"TCP","targetPort":80}]"#)
          .with("selector", json: #"{"app":"web"}"#),
        ClusterObject("v2", "db", in: "shop").with("clusterIP", "None").with(
          "selector", json: #"{"app":"db"}"#)
      )
  }

  /// What made them.
  private static func makers(_ capture: CaptureBuilder) -> CaptureBuilder {
    capture
      .told(
        .added, "ReplicaSet",
        ClusterObject("r1", "web-5", in: "shop").labels(#"{"app":"web"}"#)
          .with("selector", json: #"{"app":"web"}"#).with("specReplicas", json: "1").with(
            "statReplicas", json: "1"
          )
          .owned(by: "Deployment", "web", "o1")
      )
      .told(
        .added, "StatefulSet",
        ClusterObject("s1", "db", in: "shop").with("selector", json: #"{"app":"db"}"#).with(
          "specReplicas", json: "1")
      )
      .told(
        .added, "DaemonSet",
        ClusterObject("d1", "agent", in: "shop").with("selector", json: #"{"app":"agent"}"#)
          .with("currentScheduled", json: "1").with("desiredScheduled", json: "1")
      )
      .told(.added, "Job", ClusterObject("j1", "backup-1", in: "shop").owned(by: "CronJob", "backup", "c1"))
      .told(
        .added, "Deployment",
        ClusterObject("o1", "web", in: "shop").labels(#"{"app":"web"}"#).with(
          "selector", json: #"{"app":"web"}"#
        )
        .with("specReplicas", json: "1").with("statReplicas", json: "1")
      )
      .told(.added, "CronJob", ClusterObject("c1", "backup", in: "shop").labels("null"))
  }

  /// Changes of known and of unknown kinds, and the end of what nobody uses.
  private static func changes(_ capture: CaptureBuilder) -> CaptureBuilder {
    capture
      .told(.modified, "Pod", web.with("deletionTimestamp", "2026-11-20T11:00:00Z"))
      .told(
        .modified, "EndpointSlice", ClusterObject("e1", "web-abc", in: "shop").with("addresses", json: "[]")
      )
      .told(.deleted, "Job", ClusterObject("j1", "backup-1", in: "shop"))
      .told(.deleted, "CronJob", ClusterObject("c1", "backup", in: "shop"))
  }

  private static func calls(_ capture: CaptureBuilder, on thread: Int64) -> CaptureBuilder {
    capture.on(thread).open("/data/page", fd: 7).read(7, "text").close(7)
      .socket(8).connect(8, from: "10.1.0.7", 40_000, to: "10.96.0.5", 80).write(8, "ask").close(8)
  }
}
