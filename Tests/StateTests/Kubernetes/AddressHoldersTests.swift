import Events
import State
import TestSupport
import Testing

/// Who holds an address after each record and call of a capture.
@Suite struct AddressHoldersTests {
  private let capture = CaptureBuilder().thread(1, "init").close(0)

  private static func pod(_ uid: String, _ address: String) -> ClusterObject {
    ClusterObject(uid, "pod-\(uid)", in: "shop").with("podIP", address).with("hostIP", "192.168.0.4")
      .with("nodeName", "node-4")
  }

  /// Who has `address` when each descriptor is closed; `-` for nobody.
  private func holders(of address: String, in capture: CaptureBuilder) throws -> [String] {
    var found: [String] = []
    try Replay.run(capture) { machine, event in
      guard event.type.isCloseExit else { return }
      found.append(Self.name(machine.kubernetes.holder(of: .parse(address), at: event.timestamp), machine))
    }
    return Array(found.dropFirst())
  }

  private static func name(_ holder: AddressHolder?, _ machine: borrowing Machine) -> String {
    switch holder {
    case .node(let name): "node \(Replay.text(name, machine))"
    case .pod(let uid): Replay.text(uid, machine)
    case .service(let uid): "service \(Replay.text(uid, machine))"
    case nil: "-"
    }
  }

  @Test func `an address goes from one pod to the next`() throws {
    let capture = capture.close(0)
      .told(.added, "Pod", Self.pod("p1", "10.1.0.7")).close(0)
      .told(.deleted, "Pod", ClusterObject("p1", "pod-p1")).close(0)
      .told(.added, "Pod", Self.pod("p2", "10.1.0.7")).close(0)
    #expect(try holders(of: "10.1.0.7", in: capture) == ["-", "p1", "p1", "p2"])
    #expect(try holders(of: "10.1.0.8", in: capture) == ["-", "-", "-", "-"])
  }

  @Test func `the next pod has the address though the last one is not known to be gone`() throws {
    let ending = Self.pod("p1", "10.1.0.7").with("deletionTimestamp", "2026-01-01T00:00:00Z")
    let capture = capture.told(.added, "Pod", Self.pod("p1", "10.1.0.7")).close(0)
      .told(.modified, "Pod", ending).close(0)
      .told(.added, "Pod", Self.pod("p2", "10.1.0.7")).close(0)
      .told(.modified, "Pod", ending.with("phase", "Succeeded")).close(0)
      .told(.deleted, "Pod", ClusterObject("p1", "pod-p1")).close(0)
    #expect(try holders(of: "10.1.0.7", in: capture) == ["p1", "p1", "p2", "p2", "p2"])
  }

  @Test func `a list may tell of the pod that is about to end after the one that follows it`() throws {
    let ending = Self.pod("p1", "10.1.0.7").with("deletionTimestamp", "2026-01-01T00:00:00Z")
    let capture = capture.told(.added, "Pod", Self.pod("p2", "10.1.0.7"), ending).close(0)
    #expect(try holders(of: "10.1.0.7", in: capture) == ["p2"])
  }

  @Test func `a pod whose containers have ended gives its address up`() throws {
    let capture = capture.told(.added, "Pod", Self.pod("p1", "10.1.0.7")).close(0)
      .told(.modified, "Pod", Self.pod("p1", "10.1.0.7").with("phase", "Failed")).close(0)
      .wait(61_000_000_000).close(0)
    #expect(try holders(of: "10.1.0.7", in: capture) == ["p1", "p1", "-"])
  }

  @Test func `a pod that gets another address leaves the first one`() throws {
    let capture = capture.told(.added, "Pod", Self.pod("p1", "10.1.0.7")).close(0)
      .told(.modified, "Pod", Self.pod("p1", "10.1.0.8")).wait(61_000_000_000).close(0)
    #expect(try holders(of: "10.1.0.7", in: capture) == ["p1", "-"])
    #expect(try holders(of: "10.1.0.8", in: capture) == ["-", "p1"])
  }

  @Test(arguments: [
    Self.pod("p1", "192.168.0.4"),
    Self.pod("p1", "192.168.0.4").with("hostNetwork", json: "true"),
    Self.pod("p1", "fd00::4").with("hostNetwork", json: "true"),
  ])
  func `the address of a pod on its node's network names the node`(pod: ClusterObject) throws {
    let capture = capture.told(.added, "Pod", pod).close(0)
      .told(.deleted, "Pod", ClusterObject("p1", "pod-p1")).wait(61_000_000_000).close(0)
    #expect(try holders(of: "192.168.0.4", in: capture) == ["node node-4", "node node-4"])
  }

  @Test func `a service that is gone keeps its name as long as its address`() throws {
    let service = ClusterObject("s1", "web", in: "shop").with("clusterIP", "10.96.0.5")
    let next = ClusterObject("s2", "next", in: "shop").with("clusterIP", "10.96.0.5")
    let capture = capture.told(.added, "Service", service).close(0)
      .told(.deleted, "Service", ClusterObject("s1", "web", in: "shop")).close(0)
    #expect(try services(at: "10.96.0.5", in: capture) == ["web", "web"])
    #expect(try services(at: "10.96.0.5", in: capture.wait(61_000_000_000).close(0)) == ["web", "web", ""])
    #expect(
      try services(at: "10.96.0.5", in: capture.told(.added, "Service", next).close(0))
        == ["web", "web", "next"])
  }

  /// The names of the services at `address` when each descriptor is closed.
  private func services(at address: String, in capture: CaptureBuilder) throws -> [String] {
    var found: [String] = []
    try Replay.run(capture) { machine, event in
      guard event.type.isCloseExit else { return }
      let services = machine.kubernetes.services(at: .parse(address), at: event.timestamp)
      found.append(services.map { Replay.text($0.name, machine) }.joined(separator: " "))
    }
    return Array(found.dropFirst())
  }

  @Test func `nodes and services have addresses of both families`() throws {
    let capture =
      capture
      .told(
        .added, "Node",
        ClusterObject("n1", "node-9").with("addresses", json: #"["host-9","10.9.0.9","fd00::9"]"#)
      )
      .told(
        .added, "Service",
        ClusterObject("s1", "web", in: "shop").with("clusterIP", "10.96.0.5")
          .with("clusterIPs", json: #"["10.96.0.5","fd00:96::5"]"#),
        ClusterObject("s2", "headless", in: "shop").with("clusterIP", "None")
      )
      .told(
        .added, "Pod",
        Self.pod("p1", "10.1.0.7").with("podIPs", json: #"[{"ip":"10.1.0.7"},{"ip":"fd00:1::7"}]"#),
        ClusterObject("p2", "plain").with("podIPs", json: #"["10.1.0.8","fd00:1::8"]"#)
      ).close(0)
    for (address, holder) in [
      ("10.9.0.9", "node node-9"), ("fd00::9", "node node-9"), ("10.96.0.5", "service s1"),
      ("fd00:96::5", "service s1"), ("10.1.0.7", "p1"), ("fd00:1::7", "p1"), ("fd00:1::8", "p2"),
      ("::ffff:10.1.0.7", "p1"),
    ] {
      #expect(try holders(of: address, in: capture) == [holder], "\(address)")
    }
  }
}

extension EventType {
  fileprivate var isCloseExit: Bool { EventTable.shared[self]?.name == "close" && !isEnter }
}
