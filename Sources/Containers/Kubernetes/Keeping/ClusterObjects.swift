/// The objects of a cluster that were told of and are there, and the records that tell of what happens to them.
struct ClusterObjects {
  private var kept: [ClusterKind: [String: KeptObject]] = [:]
  /// Of each namespace, what selects pods.
  private var selecting: [String: Set<Selecting>] = [:]
  private var lists: [ClusterKind: Int] = [:]
  private var batch: RecordBatch
  private(set) var scope: NodeScope?
  /// Pods that are new, or whose labels are, since `flush`.
  private var newPods: [KeptObject] = []
  private var wishes: [ObjectWish] = []
  /// Versions by which records name kinds.
  var apiVersions: [ClusterKind: String] = [:]

  private struct Selecting: Hashable {
    let kind: ClusterKind
    let uid: String
  }

  init(scope: NodeScope?, tell: @escaping ([UInt8]) -> Void) {
    self.scope = scope
    batch = RecordBatch(tell: tell)
  }

  func count(_ kind: ClusterKind) -> Int { kept[kind]?.count ?? 0 }

  func contains(_ wish: ObjectWish) -> Bool {
    kept[wish.kind]?.values.contains { $0.name.name == wish.name && $0.name.namespace == wish.namespace }
      ?? false
  }

  // MARK: - What happens

  mutating func beginList(_ kind: ClusterKind) { lists[kind, default: 0] += 1 }

  /// What the list under way did not name is gone.
  mutating func endList(_ kind: ClusterKind) {
    let list = lists[kind, default: 0]
    let gone = (kept[kind] ?? [:]).filter { $0.value.list != list }
    for (uid, object) in gone.sorted(by: { $0.key < $1.key }) {
      add(object.name.json, .deleted, kind)
      forget(kind, uid)
    }
  }

  /// Takes in an object as it is now.
  mutating func take(_ object: ClusterObject, _ kind: ClusterKind) {
    let old = kept[kind]?[object.uid]
    // What was needed once, and is there, is told of until nothing needs it.
    guard scope?.needs(object, kind) != false else {
      if old != nil { remove(object, kind) }
      return
    }
    let json = object.json
    let new = KeptObject(object, kind, json: json, list: lists[kind, default: 0])
    if let old, old.fingerprint == new.fingerprint {
      kept[kind]?[object.uid]?.list = new.list
      return
    }
    add(json, old == nil ? .added : .modified, kind)
    wishes += scope?.keep(new, kind) ?? []
    kept[kind, default: [:]][object.uid] = new
    if let old { release(old, kind) }
    if kind.selectsPods {
      selecting[object.namespace, default: []].insert(Selecting(kind: kind, uid: object.uid))
    }
    if kind == .pod, old?.labels != new.labels { newPods.append(new) }
  }

  mutating func remove(_ object: ClusterObject, _ kind: ClusterKind) {
    guard kept[kind]?[object.uid] != nil else { return }
    add(object.json, .deleted, kind)
    forget(kind, object.uid)
  }

  /// Tells what was gathered, and again of what selects new pods: readers look for pods only then.
  mutating func flush() {
    let pods = Dictionary(grouping: newPods) { $0.name.namespace ?? "" }
    newPods = []
    for (namespace, pods) in pods.sorted(by: { $0.key < $1.key }) {
      for one in (selecting[namespace] ?? []).sorted(by: { ($0.kind, $0.uid) < ($1.kind, $1.uid) }) {
        guard let object = kept[one.kind]?[one.uid], pods.contains(where: object.selects) else { continue }
        add(object.json, .modified, one.kind)
      }
    }
    batch.flush()
  }

  /// What is needed from now on, and may be there already.
  mutating func takeWishes() -> [ObjectWish] {
    defer { wishes = [] }
    return wishes
  }

  // MARK: - Forgetting

  private mutating func forget(_ kind: ClusterKind, _ uid: String) {
    guard let object = kept[kind]?.removeValue(forKey: uid) else { return }
    if kind.selectsPods {
      let namespace = object.name.namespace ?? ""
      selecting[namespace]?.remove(Selecting(kind: kind, uid: uid))
      if selecting[namespace]?.isEmpty == true { selecting[namespace] = nil }
    }
    release(object, kind)
  }

  /// Forgets, without a word, what only this object needed.
  private mutating func release(_ object: KeptObject, _ kind: ClusterKind) {
    for needless in scope?.forget(object, kind) ?? [] {
      switch needless {
      case .owner(let kind, let uid): forget(kind, uid)
      case .namespace(let name):
        let namespace = kept[.namespace]?.first { $0.value.name.name == name }
        if let namespace { forget(.namespace, namespace.key) }
      }
    }
  }

  private mutating func add(_ item: [UInt8], _ change: RecordBatch.Change, _ kind: ClusterKind) {
    batch.add(item, change, kind, apiVersion: apiVersions[kind] ?? "v1")
  }
}
