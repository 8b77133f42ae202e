import Captures
import Events
import State
import TestSupport
import Testing

@testable import Inspection

private let digits = "c5f3f8d7c2a1908f7e6d5c4b3a29180706f5e4d3c2b1a0998877"

private let pods = [
  ClusterObject("p1", "client", in: "shop").labels(#"{"app":"client"}"#).with("nodeName", "node-4")
    .with("podIP", "10.1.0.7").with("hostIP", "192.168.0.4")
    .with("podIPs", json: #"["10.1.0.7","fd00:1::7"]"#).containers("containerd://aaaaaaaaaaaa\(digits)")
    .owned(by: "StatefulSet", "clients", "o1"),
  ClusterObject("p2", "web-1", in: "front").labels(#"{"app":"web"}"#).with("nodeName", "node-5")
    .with("podIP", "10.1.0.8").with("hostIP", "192.168.0.5").owned(by: "DaemonSet", "webs", "o2"),
]

/// A client in a pod, which asks a service, a pod, a node and somebody else; a process of the host; and one in a container
/// of which only a label says whose it is.
private let capture = CaptureBuilder()
  .interface("eth0", "192.168.0.4", netmask: "255.255.255.0", broadcast: "192.168.0.255")
  .thread(1, "init", cgroups: ["cpu=/"])
  .thread(2, "client", parent: 1, cgroups: ["cpu=/kubepods/aaaaaaaaaaaa\(digits)"])
  .thread(3, "pause", parent: 1, cgroups: ["cpu=/kubepods/bbbbbbbbbbbb\(digits)"])
  .container(
    "bbbbbbbbbbbb", name: "POD", image: "pause", type: 7,
    labels: [("io.kubernetes.pod.uid", "p1"), ("tier", "back"), ("x/y", "")]
  )
  .told(.added, "Pod", pods[0], pods[1])
  .told(.added, "Node", ClusterObject("n5", "node-5").with("addresses", json: #"["192.168.0.5"]"#))
  .told(
    .added, "Service",
    ClusterObject("s1", "web", in: "front").with("clusterIP", "10.96.0.5")
      .with("selector", json: #"{"app":"web"}"#),
    ClusterObject("s2", "all", in: "front").with("selector", json: #"{"app":"web"}"#)
  )
  .told(
    .added, "StatefulSet",
    ClusterObject("o1", "clients", in: "shop").labels(#"{"team":"a","x":""}"#)
  )
  .on(2).socket(3).connect(3, from: "10.1.0.7", 40_000, to: "10.96.0.5", 80)
  .socket(4).connect(4, from: "10.1.0.7", 40_001, to: "10.1.0.8", 80)
  .socket(5).connect(5, from: "10.1.0.7", 40_002, to: "192.168.0.5", 10_250)
  .socket(6).connect(6, from: "10.1.0.7", 40_003, to: "9.9.9.9", 443)
  .socket(7, domain: 10).connect(7, from: "fd00:1::7", 40_004, to: "fd00:96::5", 80)
  .socket(8).bind(8, "0.0.0.0", 8_080).listen(8)
  .accept(9, from: "10.1.0.8", 50_000, to: "10.1.0.7", 8_080)
  .on(1).open("/etc/hosts", fd: 3)

@Suite struct ClusterFieldsTests {
  /// The value of a field on the last event with descriptor `fd` of a thread; nil where it is missing.
  private func value(_ field: String, fd: Int64, thread: Int64 = 2) throws -> String? {
    let found = try values(field) { machine in
      machine.moment.fdNumber.rawValue == fd
        && machine.moment.thread.map { machine.threads[$0].id.rawValue } == thread
    }
    return found.last ?? nil
  }

  private func values(
    _ field: String, in capture: CaptureBuilder = capture, where isWanted: (borrowing Machine) -> Bool
  ) throws -> [String?] {
    let file = TemporaryFile(capture)
    var reader = try CaptureReader(path: file.path)
    var machine = Machine()
    let match = try #require(try FieldTable.shared.reference(at: 0, in: Array(field.utf8)))
    #expect(match.length == field.utf8.count)
    guard case .one(let extract) = match.reference.extraction else { return [] }
    var values: [String?] = []
    while let event = try reader.next(informing: &machine) {
      machine.apply(event)
      guard isWanted(machine) else { continue }
      var scratch = FieldScratch()
      switch extract(event, machine, &scratch) {
      case .name(let id):
        values.append(String(decoding: [UInt8](copying: machine.strings[id]), as: UTF8.self))
      case .text: values.append(String(decoding: [UInt8](copying: scratch.text.bytes), as: UTF8.self))
      default: values.append(nil)
      }
    }
    return values
  }

  @Test(
    arguments: [
      (3, "k8s.client.pod.name", "client"), (3, "k8s.local.pod.name", "client"),
      (3, "k8s.client.ns.name", "shop"),
      (3, "k8s.client.node.name", "node-4"), (3, "k8s.client.svc.name", nil),
      (3, "k8s.server.svc.name", "web"),
      (3, "k8s.remote.svc.name", "web"), (3, "k8s.server.ns.name", "front"), (3, "k8s.server.pod.name", nil),
      (3, "k8s.server.node.name", nil), (4, "k8s.server.pod.name", "web-1"),
      (4, "k8s.remote.svc.name", "web, all"), (4, "k8s.remote.ns.name", "front"),
      (4, "k8s.remote.node.name", "node-5"), (5, "k8s.remote.node.name", "node-5"),
      (5, "k8s.remote.pod.name", nil),
      (5, "k8s.remote.svc.name", nil), (6, "k8s.local.pod.name", "client"), (6, "k8s.remote.pod.name", nil),
      (6, "k8s.remote.ns.name", nil), (6, "k8s.remote.node.name", nil), (7, "k8s.client.pod.name", "client"),
      (9, "k8s.local.pod.name", "client"), (9, "k8s.remote.pod.name", "web-1"),
      (9, "k8s.server.pod.name", "client"),
    ] as [(Int64, String, String?)])
  func `the ends of a connection are named`(fd: Int64, field: String, expected: String?) throws {
    #expect(try value(field, fd: fd) == expected)
  }

  @Test func `what is no connection has no ends`() throws {
    for end in ["client", "server", "local", "remote"] {
      for name in ["pod", "ns", "svc", "node"] {
        #expect(try value("k8s.\(end).\(name).name", fd: 3, thread: 1) == nil)
        #expect(try value("k8s.\(end).\(name).name", fd: 8) == nil)
      }
    }
  }

  @Test(arguments: [
    ("k8s.sts.name", "clients"), ("k8s.sts.id", "o1"), ("k8s.sts.label.team", "a"), ("k8s.sts.label[x]", ""),
    ("k8s.sts.labels", "team:a, x"), ("k8s.ds.name", nil), ("k8s.job.name", nil), ("k8s.cronjob.labels", nil),
    ("k8s.node.name", "node-4"), ("k8s.pod.ip", "10.1.0.7"), ("k8s.pod.label.app", "client"),
    ("k8s.pod.label[app]", "client"), ("container.label[tier]", nil), ("container.labels", nil),
  ])
  func `what a pod belongs to and where it runs`(field: String, expected: String?) throws {
    #expect(try value(field, fd: 3) == expected)
    #expect(try value(field, fd: 3, thread: 1) == nil)
  }

  @Test(arguments: [
    ("container.label[tier]", "back"), ("container.label.tier", "back"), ("container.label[x/y]", ""),
    ("container.label.none", nil), ("container.labels", "io.kubernetes.pod.uid:p1, tier:back, x/y"),
    ("k8s.pod.id", "p1"), ("k8s.sts.name", "clients"), ("k8s.node.name", "node-4"),
  ])
  func `a label leads from a container to its pod`(field: String, expected: String?) throws {
    let found = try values(field, in: capture.on(3).open("/pause", fd: 3)) { machine in
      machine.moment.thread.map { machine.threads[$0].id.rawValue } == 3
    }
    #expect(try #require(found.last) == expected)
  }

  @Test func `an address is named after who has it when the event happens`() throws {
    let next = ClusterObject("p9", "next", in: "shop").with("podIP", "10.1.0.8")
    let reused = capture.on(2).write(4, "one").told(.added, "Pod", next).on(2).write(4, "two")
      .told(.deleted, "Pod", ClusterObject("p2", "web-1")).on(2).write(4, "three")
      .told(.deleted, "Pod", next).on(2).write(4, "four")
    let found = try values("k8s.remote.pod.name", in: reused) { $0.moment.fdNumber.rawValue == 4 }
    #expect(found.suffix(8) == ["web-1", "web-1", "next", "next", "next", "next", "next", "next"])
  }

  @Test(arguments: [
    ("container.id=aaaaaaaaaaaa", true), ("container.id=aaaaaaaaaaaa\(digits)", true),
    ("container.id in (x, aaaaaaaaaaaa\(digits))", true), ("container.id!=aaaaaaaaaaaa\(digits)", false),
    ("container.id=aaaaaaaaaaab\(digits)", false), ("container.id=aaaaaaaaaaaa\(digits)0", false),
    ("k8s.pod.label[app]=client", true), ("k8s.pod.label.app=client", true),
    ("k8s.server.svc.name=web", true), ("k8s.remote.svc.name=all", false),
  ])
  func `filters know whole ids, labels in both spellings and ends`(filter: String, isMatch: Bool) throws {
    let file = TemporaryFile(capture)
    var reader = try CaptureReader(path: file.path)
    var machine = Machine()
    var filter = try Filter("thread.tid=2 and fd.num=3 and (\(filter))", for: &machine)
    var matches = false
    while let event = try reader.next(informing: &machine) {
      machine.apply(event)
      if event.type.rawValue == 23, filter.matches(event, machine) { matches = true }
    }
    #expect(matches == isMatch)
  }
}
