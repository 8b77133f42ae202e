/// The kinds of objects that are watched: a row each in `ClusterKind+Rows.swift`.
enum ClusterKind: String, CaseIterable, Comparable {
  // The order in which they are told of at first: who selects pods comes after them, and owners after what they own.
  case pod = "Pod"
  case namespace = "Namespace"
  case node = "Node"
  case endpointSlice = "EndpointSlice"
  case replicationController = "ReplicationController"
  case replicaSet = "ReplicaSet"
  case statefulSet = "StatefulSet"
  case daemonSet = "DaemonSet"
  case job = "Job"
  case service = "Service"
  case deployment = "Deployment"
  case cronJob = "CronJob"

  static func < (one: ClusterKind, other: ClusterKind) -> Bool { one.position < other.position }

  private var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// How the API names many of them: `replicasets`.
  var plural: String { row.plural }

  /// For people: `replica sets`.
  var words: String { row.words }

  /// Where the API has them, the newest version first: `/apis/batch/v1`.
  var versions: [String] { row.versions }

  /// How the API names the version: `batch/v1`.
  func apiVersion(_ version: String) -> String {
    String(version.dropFirst(version.hasPrefix("/apis/") ? "/apis/".count : "/api/".count))
  }

  var isInNamespaces: Bool { row.isInNamespaces }

  /// Readers look for the pods that such an object selects when they are told of one, and at no other time.
  var selectsPods: Bool { row.selectsPods }

  /// When its first list is asked for: once those of the stages before it have come.
  var stage: Int { row.stage }

  /// Up to it kinds neither own nor select others.
  static let lastUnselectiveStage = 1
  static let lastStage = 3
}
