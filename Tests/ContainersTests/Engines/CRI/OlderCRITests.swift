import TestSupport
import Testing

@testable import Containers

@Suite(
  "A CRI-O that speaks v1alpha2 alone",
  .enabled(if: StandInRuntime.obstacle == nil, "\(StandInRuntime.obstacle ?? "")"))
struct OlderCRITests {
  private static let id = String(repeating: "ab", count: 32)
  private static let pod = String(repeating: "cd", count: 32)
  private static let image = String(repeating: "12", count: 32)
  private static let digest = "sha256:" + String(repeating: "34", count: 32)
  private static let reference = "docker.io/library/nginx@" + digest
  private static let runtime = "runtime.v1alpha2.RuntimeService/"
  private static let images = "runtime.v1alpha2.ImageService/"
  private static let podLabels = [
    "app": "frontend", "io.kubernetes.container.name": "POD", "io.kubernetes.pod.name": "web-1",
    "io.kubernetes.pod.namespace": "critical-app", "io.kubernetes.pod.uid": "u-1",
  ]
  private static let labels = [
    "io.kubernetes.container.name": "nginx", "io.kubernetes.pod.name": "web-1",
    "io.kubernetes.pod.namespace": "critical-app", "io.kubernetes.pod.uid": "u-1",
  ]

  private let loop = MetadataLoop()

  /// What CRI-O 1.20 says beside the fields of CRI. It tells the image by its digest in the registry, so that the id has
  /// to be asked for.
  private static let answers: StandInRuntime.Answers = [
    runtime + "Version": [
      (
        ProtobufFields((1, .text("v1alpha2"))),
        ProtobufFields(
          (1, .text("0.1.0")), (2, .text("cri-o")), (3, .text("1.20.8")), (4, .text("v1alpha1")))
      )
    ],
    runtime + "ContainerStatus": [(verbose(id), containerAnswer)],
    runtime + "PodSandboxStatus": [(verbose(pod), sandboxAnswer)],
    images + "ListImages": [
      (
        // filter.image.image
        ProtobufFields(
          (1, .message(ProtobufFields((1, .message(ProtobufFields((1, .text(reference))))))))),
        ProtobufFields(
          (1, .message(ProtobufFields((1, .text(image)), (2, .text("docker.io/library/nginx:1.19"))))))
      )
    ],
  ]

  private static func verbose(_ id: String) -> ProtobufFields {
    ProtobufFields((1, .text(id)), (2, .bool(true)))
  }

  private static var containerAnswer: ProtobufFields {
    let info = """
      {"sandboxID":"\(pod)","pid":4711,"privileged":true,
      "runtimeSpec":{"ociVersion":"1.0.2-dev","annotations":{"io.kubernetes.cri-o.ImageName":"\(reference)"},
      "linux":{"resources":{"memory":{"limit":67108864},"cpu":{"shares":102,"quota":50000,"period":100000}}}}}
      """
    let mount = ProtobufFields((1, .text("/data")), (2, .text("/etc")), (3, .bool(true)))
    let status = ProtobufFields(
      (1, .text(id)), (2, .message(ProtobufFields((1, .text("nginx"))))), (3, .number(1)),
      (4, .number(1_600_000_000_000_000_000)), (5, .number(1_600_000_001_000_000_000)),
      (8, .message(ProtobufFields((1, .text("docker.io/library/nginx:1.19"))))), (9, .text(reference)),
      (12, .map(labels)), (14, .message(mount)), (15, .text("/var/log/pods/nginx.log")))
    return ProtobufFields((1, .message(status)), (2, .map(["info": info])))
  }

  private static var sandboxAnswer: ProtobufFields {
    let result = #"{\"cniVersion\":\"0.4.0\",\"ips\":[{\"address\":\"10.85.0.7/16\"}]}"#
    let info = """
      {"image":"k8s.gcr.io/pause:3.2","pid":4700,
      "runtimeSpec":{"annotations":{"io.kubernetes.cri-o.CNIResult":"\(result)"}}}
      """
    let metadata = ProtobufFields((1, .text("web-1")), (2, .text("u-1")), (3, .text("critical-app")))
    let options = ProtobufFields((2, .message(ProtobufFields((2, .number(1))))))
    let status = ProtobufFields(
      (1, .text(pod)), (2, .message(metadata)), (4, .number(1_599_999_999_000_000_000)),
      (5, .message(ProtobufFields((1, .text("10.85.0.7"))))),
      (6, .message(ProtobufFields((1, .message(options))))), (7, .map(podLabels)))
    return ProtobufFields((1, .message(status)), (2, .map(["info": info])))
  }

  @Test("Its containers have names, images, labels and pods")
  func container() throws {
    let server = try StandInRuntime(Self.answers)
    let engine = CRIEngine(socket: server.socket, timeout: 5_000, in: loop)
    guard case .known(let record, let sandbox) = loop.ask(engine, Self.id)?.answer else {
      Issue.record("it is not known: \(server.calls())")
      return
    }
    #expect(engine.runtime == CRIRuntime(name: "cri-o", version: "v1alpha2"))
    #expect(record == expected)
    var pod = ContainerRecord(fullID: Self.pod, kind: .crio, name: "web-1")
    pod.isPodSandbox = true
    pod.createdTime = 1_599_999_999
    pod.labels = Self.podLabels.merging(["io.kubernetes.sandbox.id": Self.pod]) { $1 }
    pod.sandbox = Self.pod
    pod.sandboxLabels = Self.podLabels
    pod.address = "10.85.0.7"
    pod.networkResult = #"{"cniVersion":"0.4.0","ips":[{"address":"10.85.0.7/16"}]}"#
    #expect(sandbox == pod)
    #expect(
      server.calls() == [
        "runtime.v1.RuntimeService/Version UNIMPLEMENTED", "\(Self.runtime)Version OK",
        "\(Self.runtime)ContainerStatus OK", "\(Self.images)ListImages OK",
        "\(Self.runtime)PodSandboxStatus OK",
      ])
  }

  private var expected: ContainerRecord {
    var record = ContainerRecord(fullID: Self.id, kind: .crio, name: "nginx")
    record.image.reference = "docker.io/library/nginx:1.19"
    record.image.repository = "docker.io/library/nginx"
    record.image.tag = "1.19"
    record.image.id = Self.image
    record.image.digest = Self.digest
    record.isPrivileged = true
    record.createdTime = 1_600_000_000
    record.startedTime = 1_600_000_001_000_000_000
    record.labels = Self.labels.merging(["io.kubernetes.sandbox.id": Self.pod]) { $1 }
    record.mounts = [
      .init(source: "/etc", destination: "/data", mode: "", isWritable: false, propagation: "private")
    ]
    record.limits.memory = 67_108_864
    record.limits.swap = 67_108_864
    record.limits.cpuShares = 102
    record.limits.cpuQuota = 50_000
    record.sandbox = Self.pod
    record.sandboxLabels = Self.podLabels
    record.address = "10.85.0.7"
    record.networkResult = #"{"cniVersion":"0.4.0","ips":[{"address":"10.85.0.7/16"}]}"#
    return record
  }

  @Test("The version is asked for once, and what it does not have is unknown")
  func unknown() throws {
    let server = try StandInRuntime(Self.answers)
    let engine = CRIEngine(socket: server.socket, timeout: 5_000, in: loop)
    #expect(loop.ask(engine, Self.pod)?.answer.record?.isPodSandbox == true)
    _ = server.calls()
    #expect(loop.ask(engine, String(repeating: "ef", count: 32))?.answer.isUnknown == true)
    #expect(
      server.calls() == [
        "\(Self.runtime)ContainerStatus NOT_FOUND", "\(Self.runtime)PodSandboxStatus NOT_FOUND",
      ])
  }

  @Test("One that speaks neither version is a failure that says so")
  func otherVersion() throws {
    let server = try StandInRuntime([:])
    let engine = CRIEngine(socket: server.socket, timeout: 5_000, in: loop)
    #expect(loop.ask(engine, Self.id)?.answer.failure == "it speaks no version of CRI that is known here")
    #expect(
      server.calls() == [
        "runtime.v1.RuntimeService/Version UNIMPLEMENTED",
        "runtime.v1alpha2.RuntimeService/Version UNIMPLEMENTED",
      ])
  }
}
