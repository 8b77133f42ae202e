/// A pod of Podman's. Source: libpod API, `GET /libpod/pods/json`.
struct ListedPod: Decodable {
  var id: String
  /// The container that holds its namespaces, where it has one.
  var infraID: String?
  var labels: [String: String]?

  private enum CodingKeys: String, CodingKey {
    case id = "Id"
    case infraID = "InfraId"
    case labels = "Labels"
  }
}
