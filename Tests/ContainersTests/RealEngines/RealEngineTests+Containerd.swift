import Foundation
import TestSupport
import Testing

@testable import Containers

extension RealEngineTests {
  @Suite("A real containerd")
  struct ContainerdTests {
    private static let podLabels = [
      "app": "frontend", "io.kubernetes.pod.name": "web-1", "io.kubernetes.pod.namespace": "critical-app",
      "io.kubernetes.pod.uid": "u-1",
    ]

    private static let containerLabels = podLabels.filter { $0.key != "app" }
      .merging(["io.kubernetes.container.name": "nginx"]) { $1 }

    /// A ContainerConfig.
    private static var container: ProtobufFields {
      let resources = ProtobufFields(
        (1, .number(100_000)), (2, .number(50_000)), (3, .number(102)), (4, .number(67_108_864)))
      return ProtobufFields(
        (1, .message(ProtobufFields((1, .text("nginx"))))),
        (2, .message(ProtobufFields((1, .text("docker.io/local/busybox:1"))))),
        (3, .text("sleep")), (4, .text("1000")),
        (7, .message(ProtobufFields((1, .text("/data")), (2, .text("/etc")), (3, .number(1))))),
        (9, .map(containerLabels)),
        (
          15,
          .message(ProtobufFields((1, .message(resources)), (2, .message(ProtobufFields((2, .number(0)))))))
        )
      )
    }

    @Test("A pod and a container in it are known within 100 ms of their first processes")
    func known() throws {
      let containerd = try SharedEngines.running("containerd")
      let cri = CRIClient(socket: containerd.socket)
      let client = try MetadataClient(["--cri", containerd.socket])
      let parent = "/\(containerd.group)/kubepods/pod1"
      let pod = try cri.pod(Self.podLabels, below: parent)
      let id = try pod.create(Self.container)
      _ = try containerd.start("\(parent)/\(id)", tellingOfIt: client) { try pod.start(id) }
      let record = client.record(of: id)
      let status = try ProtobufMessage(cri.call("ContainerStatus", ProtobufFields((1, .text(id)))))
      let start = try status.message(1).number(5)
      let first = client.records(of: id).first?.time ?? .max
      withKnownIssue("the machine is busy", isIntermittent: true) {
        #expect(first - start < 100_000_000, "known after \((first - start) / 1_000_000) ms")
      } when: {
        MachineLoad.isHigh
      }

      compare(record, client.record(of: pod.id), pod.id)
      try pod.remove()
    }

    private func compare(_ record: [String: Any], _ sandbox: [String: Any], _ pod: String) {
      #expect(record["type"] as? Int == 7)
      #expect(record["name"] as? String == "nginx")
      #expect(record["image"] as? String == "docker.io/local/busybox:1")
      #expect((record["imageid"] as? String)?.count == 64)
      #expect(record["pod_sandbox_id"] as? String == pod)
      #expect(
        record["labels"] as? [String: String]
          == Self.containerLabels.merging(["io.kubernetes.sandbox.id": pod]) { $1 })
      #expect(record["pod_sandbox_labels"] as? [String: String] == Self.podLabels)
      #expect((record["ip"] as? String)?.hasPrefix("10.88.7.") == true)
      #expect(record["memory_limit"] as? Int == 67_108_864)
      #expect(record["cpu_shares"] as? Int == 102)
      #expect(record["cpu_quota"] as? Int == 50_000)
      let mount: NSDictionary = [
        "Source": "/etc", "Destination": "/data", "Mode": "", "RW": false, "Propagation": "private",
      ]
      #expect(record["Mounts"] as? [NSDictionary] == [mount])
      #expect(sandbox["is_pod_sandbox"] as? Bool == true)
      #expect(sandbox["ip"] as? String == record["ip"] as? String)
      #expect(sandbox["cni_json"] as? String == record["cni_json"] as? String)
      #expect((sandbox["labels"] as? [String: String])?["app"] == "frontend")
    }
  }
}
