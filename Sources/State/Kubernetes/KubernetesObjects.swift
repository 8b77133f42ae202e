/// The objects of one kind, in the order in which they were first told of.
struct KubernetesObjects: Sendable {
  /// Also those that are gone: places are closed up when most are empty, not one by one.
  private var places: [KubernetesObject] = []
  private var indices: [StringID: Int] = [:]

  /// More than any cluster has; what comes after them is not kept.
  static let limit = 1 << 18

  var count: Int { indices.count }
  var all: [KubernetesObject] { places.enumerated().filter { indices[$1.uid] == $0 }.map(\.element) }

  subscript(uid: StringID) -> KubernetesObject? { indices[uid].map { places[$0] } }

  /// One thing that is known of the object, without copying the rest.
  @inline(__always)
  func read<Value>(_ uid: StringID, _ body: (borrowing KubernetesObject) -> Value?) -> Value? {
    guard let index = indices[uid] else { return nil }
    // Through the span, because the array's own subscript makes a copy for the closure.
    return body(places.span[index])
  }

  /// Changes the object with the id of `item` to what that says, or adds it; nil where there is no room.
  mutating func update(_ item: KubernetesItem) -> KubernetesObject? {
    let told = item.object
    let index = indices[told.uid] ?? places.count
    guard index < places.count || count < Self.limit else { return nil }
    if index == places.count {
      indices[told.uid] = index
      places.append(KubernetesObject(uid: told.uid, name: told.name, namespace: told.namespace))
    }
    item.update(&places[index])
    return places[index]
  }

  mutating func remove(_ uid: StringID) {
    guard indices.removeValue(forKey: uid) != nil, places.count > 64, count < places.count / 2 else { return }
    places = all
    for (index, object) in places.enumerated() { indices[object.uid] = index }
  }
}
