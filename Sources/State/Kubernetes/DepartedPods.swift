/// Pods that are gone, the latest ones: their last events come after the record that says so.
struct DepartedPods: Sendable {
  private var pods: [StringID: Departed] = [:]
  /// Their ids in the order in which they went.
  private var order: [StringID] = []

  private struct Departed: Sendable {
    let pod: KubernetesObject
    /// What it belonged to, by kind.
    let owners: [[KubernetesObject]]
  }

  /// Twenty times as many as a node runs; of whole clusters those of the last minutes.
  private static let limit = 2048

  subscript(uid: StringID) -> KubernetesObject? { pods[uid]?.pod }

  func owners(_ kind: KubernetesKind, of uid: StringID) -> [KubernetesObject]? {
    pods[uid]?.owners[kind.rawValue]
  }

  /// Keeps a pod; the one that has to make room for it, if there is none left.
  mutating func add(_ pod: KubernetesObject, owners: [[KubernetesObject]]) -> KubernetesObject? {
    pods[pod.uid] = Departed(pod: pod, owners: owners)
    order.append(pod.uid)
    guard order.count > Self.limit else { return nil }
    return pods.removeValue(forKey: order.removeFirst())?.pod
  }

  /// A pod is there again.
  mutating func remove(_ uid: StringID) {
    if pods.removeValue(forKey: uid) != nil { order.removeAll { $0 == uid } }
  }
}
