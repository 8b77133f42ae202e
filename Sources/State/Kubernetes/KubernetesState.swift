internal import Events

/// The Kubernetes objects that a capture tells of, and which of them a container belongs to.
///
/// A pod is found by its containers. What else a pod belongs to (a service, a deployment) is found by
/// selectors, and as sysdig does it: all pods are matched whenever an object of the selecting kind is told
/// of, so that a pod that comes later belongs to nothing until then.
public struct KubernetesState: ~Copyable {
  private var objects = [KubernetesObjects](
    repeating: KubernetesObjects(), count: KubernetesKind.allCases.count)
  private var podByContainer: [StringID: Int] = [:]
  private var namespaceByName: [StringID: Int] = [:]
  /// Of each selecting kind, the objects that picked a pod, by the pod's id.
  private var owners = [[StringID: [Int]]](repeating: [:], count: KubernetesKind.allCases.count)
  /// How many steps matching may still take: a capture could ask for any number of them. A large cluster that
  /// is watched for an hour needs a fraction.
  private var matchingBudget = 1 << 28
  /// The events that told of objects, as they came: which pod belongs to what depends on their order.
  private(set) var told: [EventImage] = []
  private var toldByteCount = 0
  /// What comes after as many bytes of them is not kept.
  private static let longestTold = 64 << 20

  package init() {}

  /// The pod that the container called `id` belongs to, or nil.
  public func pod(ofContainer id: StringID) -> KubernetesObject? {
    guard id != .empty, let index = podByContainer[id] else { return nil }
    return object(.pod, index)
  }

  /// The namespace of that name, or nil.
  public func namespace(_ name: StringID) -> KubernetesObject? {
    namespaceByName[name].flatMap { object(.namespace, $0) }
  }

  /// The objects of a kind that picked a pod.
  public func owners(_ kind: KubernetesKind, of pod: KubernetesObject) -> [KubernetesObject] {
    (owners[kind.rawValue][pod.uid] ?? []).compactMap { object(kind, $0) }
  }

  public func objects(_ kind: KubernetesKind) -> [KubernetesObject] { objects[kind.rawValue].all }

  /// The object at `index`; nil where matching had to stop before the list became shorter.
  private func object(_ kind: KubernetesKind, _ index: Int) -> KubernetesObject? {
    let all = objects[kind.rawValue].all
    return index < all.count ? all[index] : nil
  }

  mutating func keep(_ event: EventImage) {
    guard toldByteCount + event.bytes.count <= Self.longestTold else { return }
    toldByteCount += event.bytes.count
    told.append(event)
  }

  func contains(_ kind: KubernetesKind, _ uid: StringID) -> Bool { objects[kind.rawValue][uid] != nil }

  mutating func update(
    _ kind: KubernetesKind, _ object: KubernetesObject, _ body: (inout KubernetesObject) -> Void
  ) {
    objects[kind.rawValue].update(object, body)
  }

  mutating func remove(_ kind: KubernetesKind, _ uid: StringID) {
    matchingBudget -= objects(kind).count
    if matchingBudget > 0 { objects[kind.rawValue].remove(uid) }
  }

  /// Finds out anew what belongs to what, after objects of `kind` have changed.
  mutating func match(_ kind: KubernetesKind) {
    matchingBudget -= objects(kind).count
    guard matchingBudget > 0 else { return }
    switch kind {
    case .pod: matchContainers()
    case .namespace:
      namespaceByName = [:]
      for (index, namespace) in objects(.namespace).enumerated() where namespaceByName[namespace.name] == nil
      {
        namespaceByName[namespace.name] = index
      }
    case .replicationController, .replicaSet, .service, .deployment: matchPods(kind)
    case .node, .daemonSet: break
    }
  }

  private mutating func matchContainers() {
    podByContainer = [:]
    for (index, pod) in objects(.pod).enumerated() {
      matchingBudget -= pod.containers.count
      guard matchingBudget > 0 else { return }
      for container in pod.containers { podByContainer[container] = index }
    }
  }

  private mutating func matchPods(_ kind: KubernetesKind) {
    matchingBudget -= objects(.pod).count
    let pods = Dictionary(grouping: objects(.pod), by: \.namespace)
    var found: [StringID: [Int]] = [:]
    var count = 0
    for (index, object) in objects(kind).enumerated() {
      let candidates = pods[object.namespace] ?? []
      matchingBudget -= candidates.count
      guard matchingBudget > 0 else { break }
      for pod in candidates {
        // Few labels count as the one step that the pod does; only a hostile capture has many.
        matchingBudget -= object.selector.count * pod.labels.count / 64
        guard matchingBudget > 0, object.selects(pod) else { continue }
        Self.insert(index, into: &found[pod.uid, default: []], count)
        count += 1
      }
    }
    owners[kind.rawValue] = found
  }

  /// Keeps the order in which sysdig's hash table holds objects that picked the same pod: the first stays the
  /// first while there are few matches in all, later ones come before it; the others stand behind it, latest
  /// first.
  private static func insert(_ index: Int, into list: inout [Int], _ count: Int) {
    let isSmall = count <= 20
    list.insert(index, at: list.isEmpty || !isSmall ? 0 : 1)
  }
}
