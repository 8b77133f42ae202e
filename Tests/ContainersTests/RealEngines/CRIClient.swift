import TestSupport

@testable import Containers

/// Makes pods and containers, as kubelet does.
struct CRIClient {
  let socket: String

  func call(_ method: String, _ request: ProtobufFields) throws -> [UInt8] {
    let loop = MetadataLoop()
    var reply: GRPCReply?
    loop.http.call(
      "runtime.v1.RuntimeService/\(method)", over: socket, message: request.bytes, timeout: 20_000
    ) { reply = $0 }
    _ = loop.run(atMost: 20_000) { reply != nil }
    guard case .answered(let bytes) = reply else {
      throw NoEngine(text: "\(method): \(String(describing: reply))")
    }
    return bytes
  }

  /// - Parameters:
  ///   - labels: among them the pod's name, namespace and UID, under the keys that kubelet uses.
  ///   - parent: the control group below which its containers' are.
  func pod(_ labels: [String: String], below parent: String) throws -> CRIPod {
    let told = ["name", "uid", "namespace"].map { labels["io.kubernetes.pod." + $0] ?? "" }
    let metadata = ProtobufFields((1, .text(told[0])), (2, .text(told[1])), (3, .text(told[2])))
    let config = ProtobufFields(
      (1, .message(metadata)), (6, .map(labels)), (8, .message(ProtobufFields((1, .text(parent))))))
    return CRIPod(
      client: self, config: config, id: try id("RunPodSandbox", ProtobufFields((1, .message(config)))))
  }

  fileprivate func id(_ method: String, _ request: ProtobufFields) throws -> String {
    try ProtobufMessage(call(method, request)).text(1)
  }
}

/// A pod that was made.
struct CRIPod {
  fileprivate let client: CRIClient
  /// A PodSandboxConfig.
  fileprivate let config: ProtobufFields
  let id: String

  /// - Parameter wish: a ContainerConfig.
  /// - Returns: the id of a container that was not started.
  func create(_ wish: ProtobufFields) throws -> String {
    try client.id(
      "CreateContainer", ProtobufFields((1, .text(id)), (2, .message(wish)), (3, .message(config))))
  }

  func start(_ container: String) throws {
    _ = try client.call("StartContainer", ProtobufFields((1, .text(container))))
  }

  /// With its containers.
  func remove() throws {
    for method in ["StopPodSandbox", "RemovePodSandbox"] {
      _ = try client.call(method, ProtobufFields((1, .text(id))))
    }
  }
}
