/// What is known of a container. Text that no record told is empty.
public struct ContainerInfo: Sendable {
  /// The id by which threads name it: of engines with 64-digit ids the first twelve digits.
  public let id: StringID
  public package(set) var kind: ContainerKind
  public package(set) var name: StringID = .empty
  public package(set) var fullID: StringID = .empty
  /// As it was asked for: `nginx:1.10`.
  public package(set) var image: StringID = .empty
  public package(set) var imageID: StringID = .empty
  public package(set) var imageRepository: StringID = .empty
  public package(set) var imageTag: StringID = .empty
  public package(set) var imageDigest: StringID = .empty
  public package(set) var mesosTask: StringID = .empty
  /// The labels by which Kubernetes says whose container it is; nil where they are missing.
  public package(set) var pod = PodLabels()
  /// The result of the plugin that connected the pod to the network, as JSON.
  public package(set) var networkResult: StringID = .empty
  public package(set) var isPrivileged = false
  /// The container holds the namespaces of a pod and runs nothing itself.
  public package(set) var isPodSandbox = false
  /// The engine was asked and did answer, or nobody asked.
  package var isComplete = true
  /// In host byte order; 0 where unknown.
  public package(set) var address: UInt32 = 0
  /// Seconds since the epoch; 0 where unknown.
  public package(set) var createdTime: Int64 = 0
  /// When it was started last, in nanoseconds since the epoch; 0 where unknown.
  public package(set) var startedTime: UInt64 = 0
  public package(set) var limits = Limits()
  public package(set) var mounts: [Mount] = []
  public package(set) var ports: [PortMapping] = []
  /// By name.
  public package(set) var labels: [Label] = []
  public package(set) var environment: [StringID] = []
  package var probes: [HealthProbe] = []

  package init(id: StringID, kind: ContainerKind) {
    self.id = id
    self.kind = kind
  }

  public struct PodLabels: Equatable, Sendable {
    public package(set) var name: StringID?
    public package(set) var namespace: StringID?
    public package(set) var uid: StringID?
    /// The container that holds the pod's namespaces, whose labels are the pod's; its short id.
    public package(set) var sandbox: StringID?
    /// The whole id of that container.
    public package(set) var sandboxFullID: StringID?
  }

  /// What the container may use; 0 is no limit.
  public struct Limits: Equatable, Sendable {
    public package(set) var memory: Int64 = 0
    public package(set) var swap: Int64 = 0
    public package(set) var cpuShares: Int64 = 1024
    public package(set) var cpuQuota: Int64 = 0
    public package(set) var cpuPeriod: Int64 = 100_000
    public package(set) var cpuCount: Int64 = 0
  }

  public struct Mount: Equatable, Sendable {
    public package(set) var source: StringID
    public package(set) var destination: StringID
    public package(set) var mode: StringID
    public package(set) var isWritable: Bool
    public package(set) var propagation: StringID
  }

  public struct PortMapping: Equatable, Sendable {
    public package(set) var hostAddress: UInt32
    public package(set) var hostPort: UInt16
    public package(set) var containerPort: UInt16
  }
}

/// A command that an engine or Kubernetes runs in a container to see whether it is well.
public struct HealthProbe: Equatable, Sendable {
  public package(set) var kind: Kind
  public package(set) var executable: StringID
  public package(set) var arguments: [StringID]

  public enum Kind: UInt8, Sendable, CaseIterable {
    case healthcheck, liveness, readiness

    /// The member of container records that describes it.
    var key: StaticString {
      switch self {
      case .healthcheck: "Healthcheck"
      case .liveness: "LivenessProbe"
      case .readiness: "ReadinessProbe"
      }
    }
  }
}
