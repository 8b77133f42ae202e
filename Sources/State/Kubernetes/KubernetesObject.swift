public import Events

/// What is known of a pod, a service or another object of a Kubernetes cluster. What no record told is empty.
public struct KubernetesObject: Sendable {
  public let uid: StringID
  public let name: StringID
  /// Empty for objects of no namespace, such as nodes.
  public let namespace: StringID
  /// By name.
  public package(set) var labels: [Label] = []
  /// The labels that a pod must have to belong to this object; without any, none does.
  public package(set) var selector: [Label] = []
  /// Of a pod: the ids of its containers, in the short form by which threads name them; behind those of today the ones
  /// that they took the place of.
  public package(set) var containers: [StringID] = []
  /// Of a pod: the commands by which Kubernetes looks whether its containers are well.
  package var probes: [PodProbe] = []
  /// Whose part the object is: a pod of its replica set, that of its deployment.
  public package(set) var owners: [Owner] = []
  /// Of a node, a pod, a service, or the pods behind one (an endpoint slice).
  public package(set) var addresses: [IPAddress] = []
  /// Of a pod: where it runs.
  public package(set) var node = StringID.empty
  var nodeAddress: IPAddress?
  /// Of a pod: it uses the network of its node, whose addresses are not its own.
  public package(set) var usesNodeNetwork = false
  /// Of a pod: it has been asked to end.
  var isTerminating = false
  /// Of a pod: all of its containers have ended, and its addresses may go to others.
  var isOver = false
  /// Of an endpoint slice: the service.
  var service = StringID.empty

  package init(uid: StringID, name: StringID, namespace: StringID) {
    self.uid = uid
    self.name = name
    self.namespace = namespace
  }

  /// Another object, of which this one is a part.
  public struct Owner: Equatable, Sendable {
    public let kind: KubernetesKind
    public let name: StringID
    public let uid: StringID
  }

  /// Whether this object's selector picks `pod`.
  func selects(_ pod: KubernetesObject) -> Bool {
    guard namespace == pod.namespace, !selector.isEmpty, !pod.labels.isEmpty else { return false }
    return selector.allSatisfy { pod.labels.contains($0) }
  }
}
