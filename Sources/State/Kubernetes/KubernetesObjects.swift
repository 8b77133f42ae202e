/// The objects of one kind, in the order in which they were first told of.
struct KubernetesObjects: Sendable {
  private(set) var all: [KubernetesObject] = []
  private var indices: [StringID: Int] = [:]

  /// More than any cluster has; what comes after them is not kept.
  private static let limit = 1 << 18

  subscript(uid: StringID) -> KubernetesObject? { indices[uid].map { all[$0] } }

  /// Lets `body` change the object with the id of `object`, which is added if there is none.
  mutating func update(_ object: KubernetesObject, _ body: (inout KubernetesObject) -> Void) {
    guard let index = indices[object.uid] else {
      guard all.count < Self.limit else { return }
      indices[object.uid] = all.count
      all.append(object)
      body(&all[all.count - 1])
      return
    }
    body(&all[index])
  }

  mutating func remove(_ uid: StringID) {
    guard let index = indices.removeValue(forKey: uid) else { return }
    all.remove(at: index)
    for later in index..<all.count { indices[all[later].uid] = later }
  }
}
