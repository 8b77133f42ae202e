/// The kinds of objects that are kept.
public enum KubernetesKind: Int, Sendable, CaseIterable {
  case node, namespace, pod, replicationController, replicaSet, service, daemonSet, deployment
  // sysdig 0.29.3 passes over records of these.
  case statefulSet, job, cronJob, endpointSlice

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
    case .statefulSet: "StatefulSet"
    case .job: "Job"
    case .cronJob: "CronJob"
    case .endpointSlice: "EndpointSlice"
    }
  }

  /// Objects of this kind pick the pods that belong to them.
  var selectsPods: Bool {
    [.replicationController, .replicaSet, .service, .deployment, .daemonSet, .statefulSet].contains(self)
  }
}
