import TestSupport

@testable import Containers

extension RecordedEngine {
  static let containerd = RecordedEngine(name: "containerd", option: "--cri") { name, containerd in
    let cri = CRIClient(socket: containerd.socket)
    let pod = try cri.pod(RunningContainer.labels, below: "/\(containerd.group)/kubepods/\(name)")
    let id = try pod.create(wish(name))
    try pod.start(id)
    let told = try EngineAnswer(containerd.ctr("containers", "info", id))
    let imageID = try containerd.imageID(of: told.text("Image"))
    let address = try containerd.address(of: pod.id)
    let own = [
      "container.full_id": id, "container.type": "containerd",
      "container.privileged": "false",
      "container.name": told.text("Spec", "annotations", "io.kubernetes.cri.container-name"),
      "container.ip": address, "k8s.pod.ip": address,
      "k8s.pod.full_sandbox_id": told.text("Spec", "annotations", "io.kubernetes.cri.sandbox-id"),
      "k8s.pod.sandbox_id": String(pod.id.prefix(12)),
    ]
    let status = try ProtobufMessage(cri.call("ContainerStatus", ProtobufFields((1, .text(id)))))
    let labels = told.labels("Labels").filter { !$0.key.contains("containerd") }
    let mount = told.list("Spec", "mounts").first { $0.text("destination") == "/data" }
    return RunningContainer(
      id: told.text("ID"), start: try status.message(1).number(5),
      fields: [
        own, ExpectedFields.image(told.text("Image"), id: imageID, digest: imageID),
        ExpectedFields.labels(labels.merging(["io.kubernetes.sandbox.id": pod.id]) { $1 }),
        ExpectedFields.mount([mount?.text("source") ?? "", "/data", "", "false", "private"]),
        ExpectedFields.probes(),
      ]
    ) { try pod.remove() }
  }

  /// A ContainerConfig.
  private static func wish(_ name: String) -> ProtobufFields {
    let labels = RunningContainer.labels.merging(["io.kubernetes.container.name": name]) { $1 }
    let words = RunningContainer.command
    let mount = ProtobufFields((1, .text("/data")), (2, .text("/etc")), (3, .bool(true)))
    // linux.security_context.namespace_options.pid: CONTAINER, as kubelet has it.
    let namespaces = ProtobufFields((3, .message(ProtobufFields((2, .number(1))))))
    let linux = ProtobufFields((2, .message(namespaces)))
    return ProtobufFields(
      (1, .message(ProtobufFields((1, .text(name))))),
      (2, .message(ProtobufFields((1, .text("docker.io/local/busybox:1"))))), (3, .text(words[0])),
      (4, .text(words[1])), (4, .text(words[2])), (7, .message(mount)), (9, .map(labels)),
      (15, .message(linux)))
  }
}

extension RealEngine {
  /// Asks containerd by its own tool, which does not speak CRI.
  fileprivate func ctr(_ words: String...) throws -> [UInt8] {
    try run(["ctr", "-a", socket, "-n", "k8s.io"] + words)
  }

  /// An image is listed twice, by its name and by its id, with the same digest.
  fileprivate func imageID(of name: String) throws -> String {
    let rows = String(decoding: try ctr("images", "ls"), as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: " ", omittingEmptySubsequences: true).map(String.init) }
    let digest = rows.first { $0.first == name }?[2]
    return rows.first { $0[0].hasPrefix("sha256:") && $0[2] == digest }?[0] ?? ""
  }

  /// The plugin that gives addresses keeps a file for each, which holds whose it is.
  fileprivate func address(of pod: String) throws -> String {
    let folder = folder + "/addresses/trowel"
    return Repository.files(in: folder).first {
      Repository.lines(of: folder + "/" + $0).first?.hasPrefix(pod) == true
    } ?? ""
  }
}
