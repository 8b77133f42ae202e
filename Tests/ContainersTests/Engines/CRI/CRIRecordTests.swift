import Foundation
import Testing

@testable import Containers

@Suite("What CRI says of a container", .enabled(if: !EngineFixture.absence, "\(EngineFixture.whyAbsent)"))
struct CRIRecordTests {
  private static let id = "6b29723bd9f6cd5bd008210eb340c53ba52dca2055b7663bd59749c1279e8871"
  private static let pod = "63fb29992adb93159ef36e46e9b202296fd2dac0664fafec8f09fcf90974007d"
  private static let kubelet = "/srv/labs/k8s136/kubelet/pods/837e8b41-dd34-44fa-85de-cdec7bc68a15"

  private func container() throws -> CRIStatusResponse<CRIContainerStatus> {
    try CRIStatusResponse(ProtobufMessage(EngineFixture.bytes("cri-ContainerStatus-verbose.bin")))
  }

  /// The only message that was not recorded as bytes.
  private func sandbox(
    mode: UInt64 = 0, addresses: [String] = ["10.88.7.11"]
  ) throws -> CRIStatusResponse<CRIPodSandboxStatus> {
    let told = try EngineFixture.decode("cri-PodSandboxStatus-verbose.json", as: ToldSandbox.self)
    let status = told.status
    let metadata = ProtobufFields(
      (1, .text(status.metadata.name)), (2, .text(status.metadata.uid)), (3, .text(status.metadata.namespace))
    )
    var network = ProtobufFields((1, .text(addresses[0])))
    if addresses.count > 1 {
      network = ProtobufFields(
        (1, .text(addresses[0])), (2, .message(ProtobufFields((1, .text(addresses[1]))))))
    }
    let options = ProtobufFields(
      (1, .message(ProtobufFields((2, .message(ProtobufFields((1, .number(mode)))))))))
    let message = ProtobufFields(
      (1, .text(status.id)), (2, .message(metadata)), (3, .number(0)),
      (4, .number(UInt64(status.createdAt) ?? 0)),
      (5, .message(network)), (6, .message(options)), (7, .map(status.labels)), (8, .map(status.annotations)))
    return try CRIStatusResponse(
      ProtobufMessage(ProtobufFields((1, .message(message)), (2, .map(told.info))).bytes))
  }

  private struct ToldContainer: Decodable {
    var id: String
    var podSandboxId: String
  }

  private struct ToldSandbox: Decodable {
    var status: Status
    var info: [String: String]

    struct Status: Decodable {
      var id: String
      var metadata: Metadata
      var createdAt: String
      var labels: [String: String]
      var annotations: [String: String]
    }

    struct Metadata: Decodable {
      var name: String
      var uid: String
      var namespace: String
    }
  }

  @Test("Every member of a record comes from the bytes of the answer")
  func bytes() throws {
    let response = try container()
    var record = ContainerRecord(response.status, CRIContainerInfo(response.info), kind: .containerd)
    var expected = ContainerRecord(fullID: Self.id, kind: .containerd, name: "nginx")
    expected.image.reference = "docker.io/local/busybox:1"
    expected.image.id = "7e80411093280090a2c660c3d9e57dd86af31405f53a563216f6579b12339bd5"
    expected.image.repository = "docker.io/local/busybox"
    expected.image.tag = "1"
    expected.image.digest = "sha256:" + expected.image.id
    expected.createdTime = 1_795_226_050
    expected.startedTime = 1_795_226_050_535_815_874
    expected.labels = [
      "io.kubernetes.pod.name": "frontend-7f94fddb58-9x82x", "io.kubernetes.container.name": "nginx",
      "io.kubernetes.pod.namespace": "critical-app",
      "io.kubernetes.pod.uid": "837e8b41-dd34-44fa-85de-cdec7bc68a15",
    ]
    expected.mounts = [
      .init(
        source: "\(Self.kubelet)/etc-hosts", destination: "/etc/hosts", mode: "", isWritable: true,
        propagation: "private"),
      .init(
        source: "\(Self.kubelet)/containers/nginx/f1eff66e", destination: "/dev/termination-log", mode: "",
        isWritable: true, propagation: "private"),
    ]
    expected.limits.memory = 67_108_864
    expected.limits.swap = 67_108_864
    expected.limits.cpuShares = 102
    expected.limits.cpuQuota = 50_000
    expected.sandbox = Self.pod
    #expect(record == expected)

    let pod = try sandbox()
    record.join(pod.status, CRISandboxInfo(pod.info))
    expected.address = "10.88.7.11"
    expected.labels["io.kubernetes.sandbox.id"] = Self.pod
    expected.sandboxLabels = pod.status.labels
    expected.networkResult =
      #"{"eth0":{"IPConfigs":[{"Gateway":"10.88.7.1","IP":"10.88.7.11"}]},"feascni0":{"IPConfigs":null}}"#
    #expect(record == expected)
  }

  @Test("The sandbox of a pod is a record of its own, with the pod's labels")
  func ofSandbox() throws {
    let pod = try sandbox()
    let record = ContainerRecord(pod.status, CRISandboxInfo(pod.info), kind: .containerd)
    #expect(record.isPodSandbox)
    #expect(record.fullID == Self.pod)
    #expect(record.name == "frontend-7f94fddb58-9x82x")
    #expect(record.sandbox == Self.pod)
    #expect(record.address == "10.88.7.11")
    #expect(record.createdTime == 1_795_226_050)
    #expect(record.labels["app"] == "frontend")
    #expect(record.labels["tier"] == "web")
    #expect(record.labels["io.kubernetes.pod.namespace"] == "critical-app")
    #expect(record.sandboxLabels == pod.status.labels)
  }

  @Test("Without the engine's own JSON the limits are those that CRI tells")
  func withoutInfo() throws {
    let status = try container().status
    let record = ContainerRecord(status, CRIContainerInfo([:]), kind: .crio)
    #expect(record.limits.memory == 67_108_864)
    #expect(record.limits.swap == 67_108_864)
    #expect(record.limits.cpuShares == 102)
    #expect(record.limits.cpuQuota == 50_000)
    #expect(record.limits.cpuPeriod == 100_000)
    #expect(record.sandbox == nil)
    for text in ["", "{", "[]", "{\"sandboxID\":7}", "null"] {
      #expect(ContainerRecord(status, CRIContainerInfo(["info": text]), kind: .crio) == record)
    }
  }

  @Test(
    "Privileges are found where each engine says them",
    arguments: [
      #"{"privileged":true}"#, #"{"config":{"linux":{"security_context":{"privileged":true}}}}"#,
      #"{"runtimeSpec":{"linux":{"security_context":{"privileged":true}}}}"#,
    ])
  func privileges(info: String) throws {
    #expect(CRIContainerInfo(["info": info]).isPrivileged)
    #expect(!CRIContainerInfo(["info": info.replacingOccurrences(of: "true", with: "false")]).isPrivileged)
  }

  @Test("A pod in its host's network has no address of its own; of two it has the IPv4 one")
  func addresses() throws {
    let dual = try sandbox(addresses: ["fd00::7", "10.1.2.3"]).status
    #expect(ContainerRecord(dual, CRISandboxInfo(), kind: .cri).address == "10.1.2.3")
    let ofHost = try sandbox(mode: 2).status
    #expect(ContainerRecord(ofHost, CRISandboxInfo(), kind: .cri).address == nil)
  }

  @Test("The lists and the version decode whole")
  func lists() throws {
    let list = try CRIContainerList(ProtobufMessage(EngineFixture.bytes("cri-ListContainers.bin")))
    let told = try EngineFixture.decode("cri-ListContainers.json", as: [String: [ToldContainer]].self)
    let containers = try #require(told["containers"])
    #expect(list.containers.map(\.id) == containers.map(\.id))
    #expect(list.containers.map(\.sandbox) == containers.map(\.podSandboxId))
    let version = try EngineFixture.decode("cri-Version.json", as: [String: String].self)
    let name = ProtobufFields((1, .text("0.1.0")), (2, .text(version["runtimeName"] ?? "")))
    let response = try CRIVersion(ProtobufMessage(name.bytes))
    #expect(CRIRuntime(name: response.runtimeName, version: "v1").kind == .containerd)
    #expect(CRIRuntime(name: "cri-o", version: "v1").kind == .crio)
    #expect(CRIRuntime(name: "other", version: "v1").kind == .cri)
  }

  @Test("An answer that is cut anywhere is an error or less of an answer")
  func cut() throws {
    let bytes = try EngineFixture.bytes("cri-ContainerStatus-verbose.bin")
    for count in stride(from: 0, to: bytes.count, by: 7) {
      let reply = CRIReply<CRIStatusResponse<CRIContainerStatus>>(.answered(Array(bytes.prefix(count))))
      if case .answered(let response) = reply {
        _ = ContainerRecord(response.status, CRIContainerInfo(response.info), kind: .cri)
      }
    }
  }
}
