public import Events

/// The Kubernetes objects that a capture tells of, and which of them a container or an address belongs to.
///
/// A pod is found by its containers and its addresses, also when it is gone, as long as they are nobody else's. What it
/// belongs to is found by selectors, and by the references that newer records have: see `owners`.
public struct KubernetesState: ~Copyable {
  private var objects = [KubernetesObjects](
    repeating: KubernetesObjects(), count: KubernetesKind.allCases.count)
  /// The id of the pod that a container belongs to, or belonged to if that is among the departed ones.
  private var podByContainer: [StringID: StringID] = [:]
  private var namespaceByName: [StringID: StringID] = [:]
  private var departedPods = DepartedObjects()
  private var departedServices = DepartedObjects()
  private var holders = AddressHolders()
  var matches = SelectorMatches()
  var services = ServiceEndpoints()
  /// The events that told of objects, as they came: which pod belongs to what depends on their order.
  private(set) var told: [EventImage] = []
  private var toldByteCount = 0
  /// What comes after as many bytes of them is not kept.
  private static let longestTold = 64 << 20

  package init() {}

  init(copying other: borrowing KubernetesState) {
    (objects, podByContainer, namespaceByName) = (other.objects, other.podByContainer, other.namespaceByName)
    (departedPods, departedServices) = (other.departedPods, other.departedServices)
    (holders, matches, services) = (other.holders, other.matches, other.services)
    (told, toldByteCount) = (other.told, other.toldByteCount)
  }

  /// The pod that the container called `id` belongs to, or nil.
  public func pod(ofContainer id: StringID) -> KubernetesObject? {
    guard id != .empty, let uid = podByContainer[id] else { return nil }
    return pod(uid)
  }

  /// One thing that is known of the pod that the container called `id` belongs to, without copying the rest.
  package func readPod<Value>(
    ofContainer id: StringID, _ body: (borrowing KubernetesObject) -> Value?
  ) -> Value? {
    guard id != .empty, let uid = podByContainer[id] else { return nil }
    return readPod(uid, body)
  }

  /// The same by the pod's own id.
  package func readPod<Value>(_ uid: StringID, _ body: (borrowing KubernetesObject) -> Value?) -> Value? {
    if let value = objects[KubernetesKind.pod.rawValue].read(uid, body) { return value }
    guard let pod = departedPods[uid] else { return nil }
    return body(pod)
  }

  /// The pod with that id, also when it is gone; or nil.
  public func pod(_ uid: StringID) -> KubernetesObject? {
    if let pod = self[.pod, uid] { return pod }
    return departedPods[uid]
  }

  /// The service with that id, also when it is gone, as long as its address is nobody else's; or nil.
  public func service(_ uid: StringID) -> KubernetesObject? { self[.service, uid] ?? departedServices[uid] }

  /// Who holds an address at that time; nil where nobody is known to.
  public func holder(of address: IPAddress, at time: Timestamp) -> AddressHolder? {
    holders.holder(of: address, at: time)
  }

  /// The namespace of that name, or nil.
  public func namespace(_ name: StringID) -> KubernetesObject? {
    namespaceByName[name].flatMap { self[.namespace, $0] }
  }

  public func objects(_ kind: KubernetesKind) -> [KubernetesObject] { objects[kind.rawValue].all }

  /// The object of that kind with that id, or nil.
  public subscript(kind: KubernetesKind, uid: StringID) -> KubernetesObject? { objects[kind.rawValue][uid] }

  /// What a pod that is gone belonged to; nil for others.
  func formerOwners(_ kind: KubernetesKind, of pod: StringID) -> [KubernetesObject]? {
    departedPods.owners(kind, of: pod)
  }

  mutating func keep(_ event: EventImage) {
    guard toldByteCount + event.bytes.count <= Self.longestTold else { return }
    toldByteCount += event.bytes.count
    told.append(event)
  }

  // MARK: Changes

  /// Adds an object or changes what is known of it.
  mutating func update(_ kind: KubernetesKind, _ item: KubernetesItem, at time: Timestamp) {
    let old = self[kind, item.object.uid]
    guard let object = objects[kind.rawValue].update(item) else { return }
    matches.note(kind, from: old, to: object)
    move(kind, from: old, to: object, at: time)
    if kind == .service { departedServices.remove(object.uid) }
    guard kind == .pod else { return }
    departedPods.remove(object.uid)
    for container in old?.containers ?? [] where !object.containers.contains(container) {
      forget(container, of: object.uid)
    }
    for container in object.containers where isNew(container, for: object, old) {
      podByContainer[container] = object.uid
    }
  }

  /// A container that the pod has had before may be another pod's by now.
  private func isNew(_ container: StringID, for pod: KubernetesObject, _ old: KubernetesObject?) -> Bool {
    guard podByContainer[container] != pod.uid else { return false }
    return old?.containers.contains(container) != true
  }

  mutating func remove(_ kind: KubernetesKind, _ uid: StringID, at time: Timestamp) {
    guard let object = self[kind, uid] else { return }
    if kind == .pod {
      var owners: [[KubernetesObject]] = []
      for kind in KubernetesKind.allCases { owners.append(self.owners(kind, of: object)) }
      if let oldest = departedPods.add(object, owners: owners) { forget(oldest) }
    }
    if kind == .service, let oldest = departedServices.add(object) {
      for address in oldest.addresses { holders.forget(address, of: .service(oldest.uid)) }
    }
    objects[kind.rawValue].remove(uid)
    matches.note(kind, from: object, to: nil)
    move(kind, from: object, to: nil, at: time)
  }

  /// Finds out anew what belongs to what, after objects of `kind` have changed.
  mutating func match(_ kind: KubernetesKind) {
    if kind == .namespace {
      namespaceByName = [:]
      for namespace in objects(.namespace) where namespaceByName[namespace.name] == nil {
        namespaceByName[namespace.name] = namespace.uid
      }
    }
    if kind.selectsPods, matches.isDue(kind) { matches.match(objects(kind), kind, with: objects(.pod)) }
  }

  /// Takes addresses away from an object that does not have them any more, and gives it those that it has.
  private mutating func move(
    _ kind: KubernetesKind, from old: KubernetesObject?, to new: KubernetesObject?, at time: Timestamp
  ) {
    if kind == .endpointSlice { services.replace(old, with: new) }
    if kind == .service { services.rename(old, to: new) }
    if let old, let holder = old.holder(kind) {
      for address in old.addresses where old.holds(address, kind) && new?.holds(address, kind) != true {
        holders.end(address, of: holder, at: time)
      }
    }
    if let new, let holder = new.holder(kind) {
      for address in new.addresses where new.holds(address, kind) && old?.holds(address, kind) != true {
        holders.claim(address, for: holder, isEnding: new.isTerminating)
      }
    }
    // Nodes may be known by their pods alone.
    if kind == .pod, let new, new.node != .empty, let address = new.nodeAddress {
      holders.claim(address, for: .node(new.node))
    }
  }

  private mutating func forget(_ pod: KubernetesObject) {
    for container in pod.containers { forget(container, of: pod.uid) }
    for address in pod.addresses { holders.forget(address, of: .pod(pod.uid)) }
  }

  private mutating func forget(_ container: StringID, of pod: StringID) {
    if podByContainer[container] == pod { podByContainer[container] = nil }
  }
}

extension KubernetesObject {
  /// As whom an object holds addresses; nil for kinds that have none.
  fileprivate func holder(_ kind: KubernetesKind) -> AddressHolder? {
    switch kind {
    case .node: .node(name)
    case .pod: .pod(uid)
    case .service: .service(uid)
    default: nil
    }
  }

  /// Whether one of its addresses is its own now.
  fileprivate func holds(_ address: IPAddress, _ kind: KubernetesKind) -> Bool {
    addresses.contains(address) && !(kind == .pod && (usesNodeNetwork || isOver))
  }
}
