/// What an engine knows of a container, in the form in which captures keep it: the JSON of container events.
///
/// Source: the capture format, section "Synthetic events"; the names of members are sysdig's.
struct ContainerRecord: Sendable, Equatable {
  /// The first twelve digits of the id.
  var id: String { String(fullID.prefix(ContainerPath.shortCount)) }
  var fullID: String
  /// The number by which captures name the engine.
  var kind: Kind
  var name: String
  var image = ImageName()
  var isPrivileged = false
  /// The container holds the namespaces of a pod and runs nothing itself.
  var isPodSandbox = false
  /// s since the epoch.
  var createdTime: Int64 = 0
  /// When it was started last, in ns since the epoch; 0 where it was not.
  var startedTime: Int64 = 0
  /// IPv4, dotted; nil where the container has none of its own.
  var address: String?
  var labels: [String: String] = [:]
  var mounts: [Mount] = []
  var ports: [Port] = []
  var limits = Limits()
  var probes: [String: Probe] = [:]
  /// The whole id of the container that holds the pod's namespaces, its own for that one.
  var sandbox: String?
  /// The labels of that one, which are the pod's.
  var sandboxLabels: [String: String] = [:]
  /// The result of the plugin that connected the pod to the network, as JSON.
  var networkResult: String?

  /// The engine has more to tell than this, but not now.
  var isPartial = false

  /// The numbers are those of captures (`container_type`).
  enum Kind: Int, Sendable, Encodable {
    case docker = 0
    case lxc = 1
    case cri = 6
    case containerd = 7
    case crio = 8
    case podman = 11
  }
}
