public import Events

/// What a pod belongs to.
extension KubernetesState {
  /// The objects of a kind that a pod belongs to: of a service those that pick it, of other kinds the one that made it or
  /// made that.
  ///
  /// Kinds that sysdig 0.29.3 has fields for are found as it does, by selectors, and where these find nothing by what
  /// newer records tell: the references of the pod, and the endpoint slices that have its address. Stateful sets and
  /// daemon sets, jobs and cron jobs are found by references, and by selectors where there are none.
  public func owners(_ kind: KubernetesKind, of pod: KubernetesObject) -> [KubernetesObject] {
    if let former = formerOwners(kind, of: pod.uid) { return former }
    switch kind {
    case .service:
      let selecting = selecting(kind, pod)
      return selecting.isEmpty ? services(behind: pod) : selecting
    case .replicationController, .replicaSet, .deployment:
      let selecting = selecting(kind, pod)
      return selecting.isEmpty ? makers(kind, of: pod) : selecting
    case .daemonSet, .statefulSet, .job, .cronJob:
      let makers = makers(kind, of: pod)
      return makers.isEmpty && pod.owners.isEmpty ? selecting(kind, pod) : makers
    case .node, .namespace, .pod, .endpointSlice: return []
    }
  }

  /// The services that an address belongs to: the one whose cluster address it is, or those behind which it stands.
  public func services(at address: IPAddress, at time: Timestamp) -> [KubernetesObject] {
    switch holder(of: address, at: time) {
    case .service(let uid): return service(uid).map { [$0] } ?? []
    case .pod(let uid): return pod(uid).map { owners(.service, of: $0) } ?? []
    case .node: return []
    case nil: return services(named: services.services(behind: address.unmapped))
    }
  }

  private func selecting(_ kind: KubernetesKind, _ pod: KubernetesObject) -> [KubernetesObject] {
    matches.owners(kind, of: pod.uid).compactMap { self[kind, $0] }
  }

  /// How many references lie between a pod and what made it at first: its job, and the cron job of that.
  private static let longestChain = 3

  /// Follows references from a pod to objects of a kind; of one that no record told of the reference alone is known.
  private func makers(_ kind: KubernetesKind, of pod: KubernetesObject) -> [KubernetesObject] {
    var owned = pod
    for _ in 0..<Self.longestChain {
      if let owner = owned.owners.first(where: { $0.kind == kind }) {
        if let known = self[kind, owner.uid] { return [known] }
        return [KubernetesObject(uid: owner.uid, name: owner.name, namespace: pod.namespace)]
      }
      guard let owner = owned.owners.first(where: { self[$0.kind, $0.uid] != nil }),
        let next = self[owner.kind, owner.uid]
      else { return [] }
      owned = next
    }
    return []
  }

  private func services(behind pod: KubernetesObject) -> [KubernetesObject] {
    guard !pod.usesNodeNetwork else { return [] }
    var found: [ServiceEndpoints.Name] = []
    for address in pod.addresses {
      // Slices of one family each stand for the same service.
      for name in services.services(behind: address)
      where name.namespace == pod.namespace && !found.contains(name) { found.append(name) }
    }
    return services(named: found)
  }

  private func services(named names: [ServiceEndpoints.Name]) -> [KubernetesObject] {
    var found: [KubernetesObject] = []
    for name in names { found.append(service(name)) }
    return found
  }

  /// A service that slices name; where no record told of it, its name alone is known.
  private func service(_ name: ServiceEndpoints.Name) -> KubernetesObject {
    if let uid = services.id(of: name), let known = self[.service, uid] { return known }
    return KubernetesObject(uid: .empty, name: name.name, namespace: name.namespace)
  }
}
