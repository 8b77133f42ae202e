/// What is remembered of an object that was told of: enough to see that it changed, to tell that it is gone, and to tell of
/// it again where readers look for its pods only then.
struct KeptObject {
  let name: ObjectName
  let owners: [ObjectMetadata.Owner]
  /// Of its item.
  let fingerprint: Int
  /// Of a pod.
  let labels: [String: String]
  /// Of what selects pods, with the item.
  let selector: [String: String]
  let json: [UInt8]
  /// The list that named it last.
  var list: Int

  init(_ object: ClusterObject, _ kind: ClusterKind, json: [UInt8], list: Int) {
    name = ObjectName(object)
    owners = object.owners
    fingerprint = json.hashValue
    labels = kind == .pod ? object.metadata.labels ?? [:] : [:]
    selector = kind.selectsPods ? object.content.podSelector ?? [:] : [:]
    self.json = kind.selectsPods ? json : []
    self.list = list
  }

  func selects(_ pod: KeptObject) -> Bool {
    !selector.isEmpty && selector.allSatisfy { pod.labels[$0.key] == $0.value }
  }
}
