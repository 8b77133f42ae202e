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
    for item in items {
      apply(change, KubernetesItem(item, of: document, kind, &strings), kind, at: event.timestamp)
    }
    if !items.isEmpty { match(kind) }
    keep(EventImage(copying: event))
    return true
  }

  private mutating func apply(
    _ change: UInt8, _ item: KubernetesItem, _ kind: KubernetesKind, at time: Timestamp
  ) {
    switch change {
    case UInt8(ascii: "A"): update(kind, item, at: time)
    case UInt8(ascii: "M"): if self[kind, item.object.uid] != nil { update(kind, item, at: time) }
    case UInt8(ascii: "D"): remove(kind, item.object.uid, at: time)
    default: break
    }
  }
}
