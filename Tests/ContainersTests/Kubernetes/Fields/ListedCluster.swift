@testable import Containers

/// A cluster as the API lists it, and what follows from that for pods and addresses: found in the API's own JSON, by the
/// rules of Kubernetes, and not by what is tested.
struct ListedCluster {
  typealias Object = [String: Any]

  private let objects: [ClusterKind: [Object]]

  init(_ server: ReplayServer) {
    objects = Dictionary(uniqueKeysWithValues: ClusterKind.allCases.map { ($0, server.list($0)) })
  }

  subscript(kind: ClusterKind) -> [Object] { objects[kind] ?? [] }

  func items(_ kind: ClusterKind) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: self[kind].map { object in
        (object.uid, JSONText.of(RecordedCluster.item(object, kind.rawValue)))
      })
  }

  /// The names of all labels that anything here has.
  var labelNames: Set<String> { Set(objects.values.flatMap(\.self).flatMap(\.labels.keys)) }

  // MARK: - What a pod belongs to

  /// The objects whose selector picks a pod.
  func selecting(_ kind: ClusterKind, _ pod: Object) -> [Object] {
    self[kind].filter { object in
      let selector = object.map("spec").map("selector")
      let labels = selector.map("matchLabels").isEmpty ? selector : selector.map("matchLabels")
      return object.namespace == pod.namespace && !labels.isEmpty
        && labels.allSatisfy { pod.labels[$0.key] == $0.value as? String }
    }
  }

  /// The object of a kind that made a pod, or made what made it.
  func maker(_ kind: ClusterKind, of pod: Object) -> Object? {
    var owned = pod
    while let reference = owned.map("metadata").maps("ownerReferences")?.first,
      let ownerKind = (reference["kind"] as? String).flatMap(ClusterKind.init),
      let owner = self[ownerKind].first(where: { $0.uid == reference["uid"] as? String })
    {
      if ownerKind == kind { return owner }
      owned = owner
    }
    return nil
  }

  func namespace(of pod: Object) -> Object? { self[.namespace].first { $0.name == pod.namespace } }

  // MARK: - Whose an address is

  enum Holder {
    case pod(Object)
    case service(Object)
    case node(Object)
  }

  func holder(of address: String) -> Holder? {
    if let pod = self[.pod].first(where: { $0.ownAddresses.contains(address) }) { return .pod(pod) }
    let service = self[.service].first { $0.map("spec")["clusterIP"] as? String == address }
    if let service { return .service(service) }
    let node = self[.node].first {
      $0.map("status").maps("addresses")?.contains { $0["address"] as? String == address } == true
    }
    return node.map { .node($0) }
  }

  /// Every address that somebody here has or had, and one that nobody does.
  var addresses: [String] {
    let pods = self[.pod].compactMap(\.address)
    let services = self[.service].compactMap { $0.map("spec")["clusterIP"] as? String }
    return Set(pods + services + ["198.51.100.9"]).sorted()
  }
}

extension [String: Any] {
  var uid: String { map("metadata")["uid"] as? String ?? "" }
  var name: String { map("metadata")["name"] as? String ?? "" }
  var namespace: String { map("metadata")["namespace"] as? String ?? "" }
  var labels: [String: String] { map("metadata")["labels"] as? [String: String] ?? [:] }

  /// Of a pod: what its processes see as their own address.
  var address: String? { map("status")["podIP"] as? String }

  /// Of a pod: the addresses that are its own and nobody else's.
  fileprivate var ownAddresses: [String] {
    let (spec, status) = (map("spec"), map("status"))
    let isOver = ["Succeeded", "Failed"].contains(status["phase"] as? String)
    guard !isOver, spec["hostNetwork"] as? Bool != true else { return [] }
    return status.maps("podIPs")?.compactMap { $0["ip"] as? String } ?? []
  }
}
