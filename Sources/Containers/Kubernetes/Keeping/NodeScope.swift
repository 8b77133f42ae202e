/// What is needed where only the pods of one node are told of: those, and what they belong to.
///
/// Counts, for each namespace and each owner, the objects that are kept and need it. Services are always needed: their
/// addresses name whom a pod speaks to.
struct NodeScope {
  let node: String
  private var namespaces: [String: Int] = [:]
  private var owners: [String: Int] = [:]

  init(node: String) { self.node = node }

  /// Which objects the server is asked for; nil for all.
  func fieldSelector(_ kind: ClusterKind) -> String? {
    switch kind {
    case .pod: "spec.nodeName=\(node)"
    case .node: "metadata.name=\(node)"
    default: nil
    }
  }

  func needs(_ object: ClusterObject, _ kind: ClusterKind) -> Bool {
    switch kind {
    case .pod, .endpointSlice: object.content.nodeNames.contains(node)
    case .node: object.metadata.name == node
    case .service: true
    case .namespace: namespaces[object.metadata.name] != nil
    case .replicationController, .replicaSet, .statefulSet, .daemonSet, .job, .deployment, .cronJob:
      owners[object.uid] != nil
    }
  }

  /// Takes in that an object is kept: what is needed by it, and was not before.
  mutating func keep(_ object: KeptObject, _ kind: ClusterKind) -> [ObjectWish] {
    guard Self.hasNeeds(kind) else { return [] }
    var wishes: [ObjectWish] = []
    if kind == .pod, let namespace = object.name.namespace, Self.count(1, namespace, in: &namespaces) == 1 {
      wishes.append(ObjectWish(kind: .namespace, namespace: nil, name: namespace))
    }
    for owner in object.owners where Self.count(1, owner.uid, in: &owners) == 1 {
      guard let kind = ClusterKind(rawValue: owner.kind), kind.isInNamespaces else { continue }
      wishes.append(ObjectWish(kind: kind, namespace: object.name.namespace, name: owner.name))
    }
    return wishes
  }

  /// Takes in that an object is not kept any more: what nothing needs now, by kind and name or id.
  mutating func forget(_ object: KeptObject, _ kind: ClusterKind) -> [Needless] {
    guard Self.hasNeeds(kind) else { return [] }
    var needless: [Needless] = []
    if kind == .pod, let namespace = object.name.namespace, Self.count(-1, namespace, in: &namespaces) == 0 {
      needless.append(.namespace(namespace))
    }
    for owner in object.owners where Self.count(-1, owner.uid, in: &owners) == 0 {
      guard let kind = ClusterKind(rawValue: owner.kind) else { continue }
      needless.append(.owner(kind, uid: owner.uid))
    }
    return needless
  }

  enum Needless {
    case namespace(String)
    case owner(ClusterKind, uid: String)
  }

  /// Pods, and what owns them and has owners itself.
  private static func hasNeeds(_ kind: ClusterKind) -> Bool {
    kind == .pod || ![.namespace, .node, .service, .endpointSlice].contains(kind)
  }

  private static func count(_ change: Int, _ key: String, in counts: inout [String: Int]) -> Int {
    let count = counts[key, default: 0] + change
    counts[key] = count > 0 ? count : nil
    return count
  }
}

/// An object that is needed and may have been passed over before.
struct ObjectWish: Hashable {
  let kind: ClusterKind
  let namespace: String?
  let name: String
}
