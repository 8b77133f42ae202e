internal import Events

/// Records of Kubernetes objects.
///
///     {"apiVersion":"v1","kind":"Pod","type":"ADDED","items":[{"uid":"…","name":"…","namespace":"…","labels":{…},…}]}
///
/// Objects are told of when they are made or changed and when they are gone. Source: the capture format,
/// "Synthetic events". (Before 2016 a record held one `object` in the API server's own form; sysdig finds no
/// pods in those.)
extension KubernetesState {
  /// Takes in an event; false when it tells of no Kubernetes object.
  @discardableResult
  mutating func apply(_ event: EventView, interning strings: inout StringPool) -> Bool {
    guard event.type == .kubernetes, let text = event.param(0), let document = JSONDocument(text),
      let kindName = document.text(of: document.member("kind", of: .root)),
      let kind = KubernetesKind(kindName),
      let change = document.text(of: document.member("type", of: .root))?.first
    else { return false }
    // Closures cannot change what is borrowed around them: collect first.
    var items: [JSONValue] = []
    document.forEachElement(of: document.member("items", of: .root)) { _, item in items.append(item) }
    for item in items { apply(change, item, of: document, kind, &strings) }
    if !items.isEmpty { match(kind) }
    keep(EventImage(copying: event))
    return true
  }

  private mutating func apply(
    _ change: UInt8, _ item: JSONValue, of document: borrowing JSONDocument, _ kind: KubernetesKind,
    _ strings: inout StringPool
  ) {
    func name(_ key: StaticString) -> StringID {
      document.intern(document.member(key, of: item), in: &strings) ?? .empty
    }
    let object = KubernetesObject(uid: name("uid"), name: name("name"), namespace: name("namespace"))
    switch change {
    case UInt8(ascii: "A"): break
    case UInt8(ascii: "M"): guard contains(kind, object.uid) else { return }
    case UInt8(ascii: "D"): return remove(kind, object.uid)
    default: return
    }
    let labels = [Label](
      document.member("labels", of: item), of: document, strictly: true, interning: &strings)
    let selectorObject = document.member("selector", of: item)
    let selector = [Label](selectorObject, of: document, strictly: true, interning: &strings)
    let containers = kind == .pod ? Self.containers(of: item, document, &strings) : []
    update(kind, object) { known in
      if !labels.isEmpty { known.labels = labels }
      if kind.selectsPods, kind == .service ? !selector.isEmpty : selectorObject != nil {
        known.selector = selector
      }
      known.containers = containers
    }
  }

  /// The short ids of a pod's containers, those that prepare it included.
  private static func containers(
    of pod: JSONValue, _ document: borrowing JSONDocument, _ strings: inout StringPool
  ) -> [StringID] {
    var ids: [[UInt8]] = []
    for list in ["containerStatuses", "initContainerStatuses"] as [StaticString] {
      document.forEachElement(of: document.member(list, of: pod)) { document, status in
        guard let id = document.text(of: document.member("containerID", of: status)) else { return }
        ids.append(id)
      }
    }
    return ids.compactMap { id in shortID(id).map { strings.intern($0) } }
  }

  /// `docker://` and 64 digits: the first twelve; `rkt://` and a name: the name.
  private static func shortID(_ id: [UInt8]) -> [UInt8]? {
    for (scheme, length) in [("docker://", 12), ("rkt://", Int.max), ("containerd://", 12), ("cri-o://", 12)]
    where id.starts(with: scheme.utf8) {
      return [UInt8](id.dropFirst(scheme.utf8.count).prefix(length))
    }
    return nil
  }
}
