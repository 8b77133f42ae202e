/// An object of a cluster as the API tells of it, as far as it is of use.
struct ClusterObject {
  let metadata: ObjectMetadata
  let content: any ClusterContent

  var uid: String { metadata.uid }
  var namespace: String { metadata.namespace ?? "" }
  var owners: [ObjectMetadata.Owner] { metadata.ownerReferences ?? [] }

  /// Items that are longer do not fit into an event.
  static let longestItem = 60_000

  /// As an item of a record. Where all of it is too long, what names the object, and no more.
  var json: [UInt8] {
    let whole = RecordJSON.bytes(self)
    return whole.count <= Self.longestItem ? whole : ObjectName(self).json
  }
}

extension ClusterObject: Encodable {
  private enum Key: String, CodingKey {
    case name, namespace, uid, labels, timestamp, deletionTimestamp, ownerReferences
  }

  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Key.self)
    try members.encode(metadata.name, forKey: .name)
    try members.encodeIfPresent(metadata.namespace, forKey: .namespace)
    try members.encode(metadata.uid, forKey: .uid)
    try members.encode(metadata.labels, forKey: .labels)
    try members.encode(metadata.creationTimestamp, forKey: .timestamp)
    try members.encodeIfPresent(metadata.deletionTimestamp, forKey: .deletionTimestamp)
    try members.encodeIfPresent(metadata.ownerReferences, forKey: .ownerReferences)
    try content.encode(to: encoder)
  }
}

/// What names an object: enough to tell that it is gone.
struct ObjectName: Encodable, Hashable {
  let name: String
  let namespace: String?
  let uid: String

  init(_ object: ClusterObject) {
    name = object.metadata.name
    namespace = object.metadata.namespace
    uid = object.uid
  }

  var json: [UInt8] { RecordJSON.bytes(self) }
}
