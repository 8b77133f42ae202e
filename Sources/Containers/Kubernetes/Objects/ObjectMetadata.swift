/// What objects of all kinds have in the API: `metadata`. Members that are not named here are ignored.
struct ObjectMetadata: Decodable {
  var name = ""
  var namespace: String?
  var uid = ""
  var resourceVersion: String?
  var creationTimestamp: String?
  var deletionTimestamp: String?
  var labels: [String: String]?
  var ownerReferences: [Owner]?

  init() {}

  /// Whose part an object is.
  struct Owner: Codable, Hashable {
    var kind: String
    var name: String
    var uid: String
  }

  private enum CodingKeys: String, CodingKey {
    case name, namespace, uid, resourceVersion, creationTimestamp, deletionTimestamp, labels, ownerReferences
  }

  /// A bookmark has no name, and no id.
  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    name = try members.decodeIfPresent(String.self, forKey: .name) ?? ""
    namespace = try members.decodeIfPresent(String.self, forKey: .namespace)
    uid = try members.decodeIfPresent(String.self, forKey: .uid) ?? ""
    resourceVersion = try members.decodeIfPresent(String.self, forKey: .resourceVersion)
    creationTimestamp = try members.decodeIfPresent(String.self, forKey: .creationTimestamp)
    deletionTimestamp = try members.decodeIfPresent(String.self, forKey: .deletionTimestamp)
    labels = try members.decodeIfPresent([String: String].self, forKey: .labels)
    ownerReferences = try members.decodeIfPresent([Owner].self, forKey: .ownerReferences)
  }
}
