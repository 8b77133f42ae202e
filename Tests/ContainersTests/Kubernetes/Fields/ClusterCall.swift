/// A call in a pod about a connection, to or from somebody.
struct ClusterCall: CustomStringConvertible {
  let pod: ListedCluster.Object
  let local: String
  let remote: String
  /// The pod's end is the one that connected.
  let isClient: Bool

  var client: String { isClient ? local : remote }
  var server: String { isClient ? remote : local }

  var description: String { "\(pod.name) \(local) \(isClient ? "->" : "<-") \(remote)" }
}
