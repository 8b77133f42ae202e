/// What Docker and Podman say of one container. Members that one of them does not have are nil, as are those that newer
/// or older versions leave out; what nobody here asks for is passed over.
///
/// Source: Docker Engine API, `GET /containers/ID/json`; libpod API, `GET /libpod/containers/ID/json`.
struct InspectedContainer: Decodable {
  var id: String
  /// Docker's begins with a slash.
  var name: String?
  /// RFC 3339.
  var created: String?
  var state: State?
  /// The id of the image; Docker names the hash before it.
  var image: String?
  var config: Config?
  var hostConfig: HostConfig?
  var networkSettings: NetworkSettings?
  var mounts: [Mount]?
  // Podman's own.
  var imageName: String?
  var imageDigest: String?
  /// The id of the pod that it is in.
  var pod: String?
  var isInfra: Bool?

  private enum CodingKeys: String, CodingKey {
    case id = "Id"
    case name = "Name"
    case created = "Created"
    case state = "State"
    case image = "Image"
    case config = "Config"
    case hostConfig = "HostConfig"
    case networkSettings = "NetworkSettings"
    case mounts = "Mounts"
    case imageName = "ImageName"
    case imageDigest = "ImageDigest"
    case pod = "Pod"
    case isInfra = "IsInfra"
  }

  struct State: Decodable {
    /// RFC 3339.
    var startedAt: String?

    private enum CodingKeys: String, CodingKey { case startedAt = "StartedAt" }
  }

  struct Config: Decodable {
    /// As it was asked for.
    var image: String?
    var labels: [String: String]?
    var healthcheck: Healthcheck?

    private enum CodingKeys: String, CodingKey {
      case image = "Image"
      case labels = "Labels"
      case healthcheck = "Healthcheck"
    }
  }

  struct Healthcheck: Decodable {
    /// `CMD` and words, `CMD-SHELL` and a line, or `NONE`.
    var test: [String]?

    private enum CodingKeys: String, CodingKey { case test = "Test" }
  }

  struct Mount: Decodable {
    var source: String?
    var destination: String?
    var mode: String?
    var isWritable: Bool?
    var propagation: String?

    private enum CodingKeys: String, CodingKey {
      case source = "Source"
      case destination = "Destination"
      case mode = "Mode"
      case isWritable = "RW"
      case propagation = "Propagation"
    }
  }
}
