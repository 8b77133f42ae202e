extension ClusterKind {
  struct Row {
    var plural: String
    var words: String
    var versions: [String]
    var isInNamespaces = true
    var selectsPods = false
    var stage = 2
    var content: any ClusterContent.Type
  }

  /// Source: Kubernetes' API reference, 1.20 to 1.36. Before 1.21 slices and cron jobs were beta.
  var row: Row {
    switch self {
    case .pod:
      Row(plural: "pods", words: "pods", versions: ["/api/v1"], stage: 0, content: PodContent.self)
    case .namespace:
      Row(
        plural: "namespaces", words: "namespaces", versions: ["/api/v1"], isInNamespaces: false,
        stage: 1, content: PlainContent.self)
    case .node:
      Row(
        plural: "nodes", words: "nodes", versions: ["/api/v1"], isInNamespaces: false,
        stage: 1, content: NodeContent.self)
    case .endpointSlice:
      Row(
        plural: "endpointslices", words: "endpoint slices",
        versions: ["/apis/discovery.k8s.io/v1", "/apis/discovery.k8s.io/v1beta1"], content: SliceContent.self)
    case .replicationController:
      Row(
        plural: "replicationcontrollers", words: "replication controllers", versions: ["/api/v1"],
        selectsPods: true, content: WorkloadContent.self)
    case .replicaSet:
      Row(
        plural: "replicasets", words: "replica sets", versions: ["/apis/apps/v1"], selectsPods: true,
        content: WorkloadContent.self)
    case .statefulSet:
      Row(
        plural: "statefulsets", words: "stateful sets", versions: ["/apis/apps/v1"],
        content: WorkloadContent.self)
    case .daemonSet:
      Row(
        plural: "daemonsets", words: "daemon sets", versions: ["/apis/apps/v1"], content: DaemonContent.self)
    case .job:
      Row(plural: "jobs", words: "jobs", versions: ["/apis/batch/v1"], content: PlainContent.self)
    case .service:
      Row(
        plural: "services", words: "services", versions: ["/api/v1"], selectsPods: true,
        content: ServiceContent.self)
    case .deployment:
      Row(
        plural: "deployments", words: "deployments", versions: ["/apis/apps/v1"], selectsPods: true, stage: 3,
        content: WorkloadContent.self)
    case .cronJob:
      Row(
        plural: "cronjobs", words: "cron jobs", versions: ["/apis/batch/v1", "/apis/batch/v1beta1"],
        stage: 3, content: PlainContent.self)
    }
  }
}
