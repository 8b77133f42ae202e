/// Of a pod: where it runs, its addresses, and its containers.
struct PodContent: ClusterContent {
  private let spec: Spec?
  private let status: Status?

  var nodeNames: [String] { spec?.nodeName.map { [$0] } ?? [] }

  private struct Spec: Decodable {
    var nodeName: String?
    var hostNetwork: Bool?
    var containers: [Container]?
  }

  /// As the pod's author named them: a service may name a port of theirs.
  private struct Container: Codable {
    var name: String?
    var image: String?
    var ports: [Port]?
    var livenessProbe: Probe?
    var readinessProbe: Probe?

    struct Port: Codable {
      var name: String?
      var containerPort: Int?
      var `protocol`: String?
    }

    /// A command that is run in the container; those that are requests start no process.
    struct Probe: Codable {
      var exec: Command?
      struct Command: Codable { var command: [String]? }
    }

    /// Without what says nothing.
    var known: Container {
      var known = self
      if livenessProbe?.exec == nil { known.livenessProbe = nil }
      if readinessProbe?.exec == nil { known.readinessProbe = nil }
      return known
    }
  }

  private struct Status: Decodable {
    var phase: String?
    var hostIP: String?
    var podIP: String?
    var podIPs: [Address]?
    var startTime: String?
    var containerStatuses: [ContainerStatus]?
    var initContainerStatuses: [ContainerStatus]?
    var ephemeralContainerStatuses: [ContainerStatus]?

    struct Address: Decodable { var ip: String? }
  }

  /// A container that was started, or is to be.
  private struct ContainerStatus: Codable {
    /// `containerd://` and 64 digits.
    var containerID: String?
    var image: String?
    var imageID: String?
    var name: String?
    var ready: Bool?
    var restartCount: Int?

    /// sysdig ends where it meets an id with another engine's name, or with none.
    var known: ContainerStatus {
      var known = self
      if let id = containerID, !Self.engines.contains(where: { id.hasPrefix($0) }) { known.containerID = nil }
      return known
    }

    private static let engines = ["docker://", "rkt://", "containerd://", "cri-o://"]
  }

  private enum CodingKeys: String, CodingKey { case spec, status }

  private enum Key: String, CodingKey {
    case nodeName, hostNetwork, containers, phase, hostIP, podIP, podIPs, startTime
    case containerStatuses, initContainerStatuses, ephemeralContainerStatuses
  }

  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Key.self)
    try members.encode(spec?.nodeName, forKey: .nodeName)
    try members.encode(spec?.containers?.map(\.known), forKey: .containers)
    try members.encode(status?.phase, forKey: .phase)
    try members.encode(status?.hostIP, forKey: .hostIP)
    try members.encode(status?.podIP, forKey: .podIP)
    try members.encode(status?.containerStatuses?.map(\.known), forKey: .containerStatuses)
    try members.encode(status?.initContainerStatuses?.map(\.known), forKey: .initContainerStatuses)
    try members.encodeIfPresent(
      status?.ephemeralContainerStatuses?.map(\.known), forKey: .ephemeralContainerStatuses)
    if spec?.hostNetwork == true { try members.encode(true, forKey: .hostNetwork) }
    try members.encodeIfPresent(status?.podIPs?.compactMap(\.ip), forKey: .podIPs)
    try members.encodeIfPresent(status?.startTime, forKey: .startTime)
  }
}
