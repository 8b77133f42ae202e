/// What is known of a pod, a service or another object of a Kubernetes cluster.
public struct KubernetesObject: Sendable {
  public let uid: StringID
  public let name: StringID
  /// Empty for objects of no namespace, such as nodes.
  public let namespace: StringID
  /// By name.
  public package(set) var labels: [Label] = []
  /// The labels that a pod must have to belong to this object; without any, none does.
  public package(set) var selector: [Label] = []
  /// Of a pod: the ids of its containers, in the short form by which threads name them.
  public package(set) var containers: [StringID] = []

  package init(uid: StringID, name: StringID, namespace: StringID) {
    self.uid = uid
    self.name = name
    self.namespace = namespace
  }

  /// Whether this object's selector picks `pod`.
  func selects(_ pod: KubernetesObject) -> Bool {
    guard namespace == pod.namespace, !selector.isEmpty, !pod.labels.isEmpty else { return false }
    return selector.allSatisfy { pod.labels.contains($0) }
  }
}

/// The kinds of objects that are kept.
public enum KubernetesKind: Int, Sendable, CaseIterable {
  case node, namespace, pod, replicationController, replicaSet, service, daemonSet, deployment

  /// By the `kind` of a record.
  init?(_ name: [UInt8]) {
    guard let kind = Self.allCases.first(where: { Array($0.name.utf8) == name }) else { return nil }
    self = kind
  }

  private var name: String {
    switch self {
    case .node: "Node"
    case .namespace: "Namespace"
    case .pod: "Pod"
    case .replicationController: "ReplicationController"
    case .replicaSet: "ReplicaSet"
    case .service: "Service"
    case .daemonSet: "DaemonSet"
    case .deployment: "Deployment"
    }
  }

  /// Objects of this kind pick the pods that belong to them.
  var selectsPods: Bool {
    [.replicationController, .replicaSet, .service, .deployment].contains(self)
  }
}
