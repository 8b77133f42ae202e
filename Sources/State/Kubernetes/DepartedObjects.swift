/// Objects of one kind that are gone, the latest ones: the last events that are about them come after the record that says
/// so.
struct DepartedObjects: Sendable {
  private var objects: [StringID: Departed] = [:]
  /// Their ids in the order in which they went.
  private var order: [StringID] = []

  private struct Departed: Sendable {
    let object: KubernetesObject
    /// What it belonged to, by kind; empty for kinds that belong to nothing.
    let owners: [[KubernetesObject]]
  }

  /// Twenty times as many pods as a node runs; of whole clusters those of the last minutes.
  private static let limit = 2048

  subscript(uid: StringID) -> KubernetesObject? { objects[uid]?.object }

  func owners(_ kind: KubernetesKind, of uid: StringID) -> [KubernetesObject]? {
    guard let owners = objects[uid]?.owners, kind.rawValue < owners.count else { return nil }
    return owners[kind.rawValue]
  }

  /// Keeps an object; the one that has to make room for it, if there is none left.
  mutating func add(_ object: KubernetesObject, owners: [[KubernetesObject]] = []) -> KubernetesObject? {
    objects[object.uid] = Departed(object: object, owners: owners)
    order.append(object.uid)
    guard order.count > Self.limit else { return nil }
    return objects.removeValue(forKey: order.removeFirst())?.object
  }

  /// An object is there again.
  mutating func remove(_ uid: StringID) {
    if objects.removeValue(forKey: uid) != nil { order.removeAll { $0 == uid } }
  }
}
