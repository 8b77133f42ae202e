internal import Foundation

/// A container in a list, of which engines say less. Docker and Podman write some members differently.
///
/// Source: Docker Engine API, `GET /containers/json`; libpod API, `GET /libpod/containers/json`.
struct ListedContainer: Decodable {
  var id: String
  var names: [String]?
  var image: String?
  var imageID: String?
  var created: Created?
  var labels: [String: String]?
  var isInfra: Bool?
  var networkSettings: InspectedContainer.NetworkSettings?
  var mounts: [InspectedContainer.Mount]

  /// Seconds since the epoch.
  struct Created: Decodable {
    let seconds: Int64

    /// Docker has the number, Podman the time as text.
    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      let number = try? value.decode(Int64.self)
      seconds = try number ?? EngineTime.seconds(value.decode(String.self)) ?? 0
    }
  }

  private enum CodingKeys: String, CodingKey {
    case id = "Id"
    case names = "Names"
    case image = "Image"
    case imageID = "ImageID"
    case created = "Created"
    case labels = "Labels"
    case isInfra = "IsInfra"
    case networkSettings = "NetworkSettings"
    case mounts = "Mounts"
  }

  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    id = try members.decode(String.self, forKey: .id)
    names = try members.decodeIfPresent([String].self, forKey: .names)
    image = try members.decodeIfPresent(String.self, forKey: .image)
    imageID = try members.decodeIfPresent(String.self, forKey: .imageID)
    created = try members.decodeIfPresent(Created.self, forKey: .created)
    labels = try members.decodeIfPresent([String: String].self, forKey: .labels)
    isInfra = try members.decodeIfPresent(Bool.self, forKey: .isInfra)
    networkSettings = try members.decodeIfPresent(
      InspectedContainer.NetworkSettings.self, forKey: .networkSettings)
    // Podman lists the places alone.
    mounts = (try? members.decode([InspectedContainer.Mount].self, forKey: .mounts)) ?? []
  }

  /// Nil for what is no list of containers.
  static func list(_ json: [UInt8]) -> [ListedContainer]? {
    try? JSONDecoder().decode([ListedContainer].self, from: Data(json))
  }
}

extension ContainerRecord {
  /// What a list or an event tells of a container: enough to know it by until it can be asked for.
  init(
    partOf id: String, kind: Kind, name: String, image: (reference: String, id: String),
    labels: [String: String]
  ) {
    self.init(fullID: id, kind: kind, name: String(name.drop { $0 == "/" }))
    self.image = ImageName(reference: image.reference, id: image.id)
    if self.image.tag.isEmpty, !self.image.repository.isEmpty { self.image.tag = "latest" }
    self.labels = Self.kept(labels)
    isPodSandbox = Self.isPodSandbox(self.name, labels)
    sandbox = labels[Self.sandboxLabel]
    isPartial = true
  }

  init(_ container: ListedContainer, kind: Kind) {
    self.init(
      partOf: container.id, kind: kind, name: container.names?.first ?? "",
      image: (container.image ?? "", id: container.imageID ?? ""), labels: container.labels ?? [:])
    isPodSandbox = isPodSandbox || container.isInfra == true
    createdTime = container.created?.seconds ?? 0
    mounts = container.mounts.map(Mount.init)
  }

  /// Whether a container that Kubernetes runs with Docker holds the namespaces of a pod.
  static func isPodSandbox(_ name: String, _ labels: [String: String]) -> Bool {
    name.hasPrefix("k8s_POD") || labels["io.kubernetes.container.type"] == "podsandbox"
      || labels["io.kubernetes.docker.type"] == "podsandbox"
  }
}
