/// What is known of a container. Text that no record told is empty.
public struct ContainerInfo: Sendable {
  /// The id by which threads name it: of engines with 64-digit ids the first twelve digits.
  public let id: StringID
  public var kind: ContainerKind
  public var name: StringID = .empty
  public var fullID: StringID = .empty
  /// As it was asked for: `nginx:1.10`.
  public var image: StringID = .empty
  public var imageID: StringID = .empty
  public var imageRepository: StringID = .empty
  public var imageTag: StringID = .empty
  public var imageDigest: StringID = .empty
  public var mesosTask: StringID = .empty
  /// The labels by which Kubernetes says whose container it is; nil where they are missing.
  public var pod = PodLabels()
  public var isPrivileged = false
  /// The container holds the namespaces of a pod and runs nothing itself.
  public var isPodSandbox = false
  /// The engine was asked and did answer, or nobody asked.
  public var isComplete = true
  /// A record told of it; otherwise only a cgroup path did.
  public var isRecorded = false
  /// In host byte order; 0 where unknown.
  public var address: UInt32 = 0
  /// Seconds since the epoch; 0 where unknown.
  public var createdTime: Int64 = 0
  public var limits = Limits()
  public var mounts: [Mount] = []
  public var ports: [PortMapping] = []
  /// By name.
  public var labels: [Label] = []
  public var environment: [StringID] = []
  public var probes: [HealthProbe] = []

  public init(id: StringID, kind: ContainerKind) {
    self.id = id
    self.kind = kind
  }

  public struct PodLabels: Equatable, Sendable {
    public var name: StringID?
    public var namespace: StringID?
    public var uid: StringID?
    /// The container that holds the pod's namespaces, whose labels are the pod's; its short id.
    public var sandbox: StringID?
  }

  /// What the container may use; 0 is no limit.
  public struct Limits: Equatable, Sendable {
    public var memory: Int64 = 0
    public var swap: Int64 = 0
    public var cpuShares: Int64 = 1024
    public var cpuQuota: Int64 = 0
    public var cpuPeriod: Int64 = 100_000
    public var cpuCount: Int64 = 0
  }

  public struct Mount: Equatable, Sendable {
    public var source: StringID
    public var destination: StringID
    public var mode: StringID
    public var isWritable: Bool
    public var propagation: StringID
  }

  public struct PortMapping: Equatable, Sendable {
    public var hostAddress: UInt32
    public var hostPort: UInt16
    public var containerPort: UInt16
  }
}

/// A command that an engine or Kubernetes runs in a container to see whether it is well.
public struct HealthProbe: Equatable, Sendable {
  public var kind: Kind
  public var executable: StringID
  public var arguments: [StringID]

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
