// The messages of Kubernetes' Container Runtime Interface that engines answer with: the fields that are used. Their numbers
// are those of runtime.v1; runtime.v1alpha2 has the same for all of them.
// Source: kubernetes/cri-api, pkg/apis/runtime/v1/api.proto.

/// A message that answers a call.
protocol CRIMessage {
  init(_ message: ProtobufMessage) throws(ProtobufError)
}

struct CRIVersion: CRIMessage {
  /// As the engine calls itself.
  var runtimeName: String

  init(_ message: ProtobufMessage) { runtimeName = message.text(2) }
}

/// A status with what the engine says beside it: JSON of its own, under the key `info`.
struct CRIStatusResponse<Status: CRIMessage>: CRIMessage {
  var status: Status
  var info: [String: String]

  init(_ message: ProtobufMessage) throws(ProtobufError) {
    status = try Status(message.message(1))
    info = try message.map(2)
  }
}

struct CRIContainerStatus: CRIMessage {
  var id: String
  var name: String
  /// ns since the epoch.
  var createdAt: Int64
  /// Likewise; 0 for one that was not started.
  var startedAt: Int64
  /// As it was asked for.
  var image: String
  var imageRef: String
  var imageID: String
  var labels: [String: String]
  var mounts: [CRIMount]
  var resources: CRIResources

  init(_ message: ProtobufMessage) throws(ProtobufError) {
    id = message.text(1)
    name = try message.message(2).text(1)
    createdAt = message.number(4)
    startedAt = message.number(5)
    image = try message.message(8).text(1)
    imageRef = message.text(9)
    labels = try message.map(12)
    mounts = try message.messages(14).map(CRIMount.init)
    resources = CRIResources(try message.message(16).message(1))
    imageID = message.text(17)
  }
}

struct CRIMount {
  var containerPath: String
  var hostPath: String
  var isReadOnly: Bool
  /// 0 private, 1 from host to container, 2 in both directions.
  var propagation: Int64

  init(_ message: ProtobufMessage) {
    containerPath = message.text(1)
    hostPath = message.text(2)
    isReadOnly = message.bool(3)
    propagation = message.number(5)
  }
}

/// What a container may use; 0 is what was not said.
struct CRIResources {
  /// µs.
  var cpuPeriod: Int64
  var cpuQuota: Int64
  var cpuShares: Int64
  /// Bytes; swap counts memory, too.
  var memory: Int64
  var swap: Int64
  var cpus: String

  init(_ message: ProtobufMessage) {
    cpuPeriod = message.number(1)
    cpuQuota = message.number(2)
    cpuShares = message.number(3)
    memory = message.number(4)
    cpus = message.text(6)
    swap = message.number(10)
  }
}

/// The sandbox of a pod: the container that holds its namespaces.
struct CRIPodSandboxStatus: CRIMessage {
  var id: String
  var name: String
  var uid: String
  var namespace: String
  /// ns since the epoch.
  var createdAt: Int64
  /// Of the pod, the first one in front.
  var addresses: [String]
  /// It is in its host's network.
  var isInHostNetwork: Bool
  var labels: [String: String]
  var annotations: [String: String]

  /// `NamespaceMode.NODE`.
  private static let node: Int64 = 2

  init(_ message: ProtobufMessage) throws(ProtobufError) {
    id = message.text(1)
    let metadata = try message.message(2)
    name = metadata.text(1)
    uid = metadata.text(2)
    namespace = metadata.text(3)
    createdAt = message.number(4)
    let network = try message.message(5)
    addresses = try [network.text(1)] + network.messages(2).map { $0.text(1) }
    // linux.namespaces.options.network
    isInHostNetwork = try message.message(6).message(1).message(2).number(1) == Self.node
    labels = try message.map(7)
    annotations = try message.map(8)
  }
}

struct CRIContainerList: CRIMessage {
  var containers: [(id: String, sandbox: String)]

  init(_ message: ProtobufMessage) throws(ProtobufError) {
    containers = try message.messages(1).map { ($0.text(1), $0.text(2)) }
  }
}

struct CRIImageList: CRIMessage {
  var ids: [String]

  init(_ message: ProtobufMessage) throws(ProtobufError) { ids = try message.messages(1).map { $0.text(1) } }
}
