/// What Docker and Podman say of one image. Source: Docker Engine API, `GET /images/ID/json`.
struct InspectedImage: Decodable {
  /// `registry.example/nginx:1.10`
  var tags: [String]?
  /// `registry.example/nginx@sha256:…`, of registries that it came from or went to.
  var digests: [String]?

  private enum CodingKeys: String, CodingKey {
    case tags = "RepoTags"
    case digests = "RepoDigests"
  }
}

extension ContainerRecord.ImageName {
  /// Fills in what the name by which it was asked for does not say.
  mutating func complete(from image: InspectedImage) {
    if reference.isEmpty || id.hasPrefix(reference.split(separator: ":").last ?? "") {
      // It was asked for by its id.
      repository = ""
      tag = ""
    }
    let digests = (image.digests ?? []).map { $0.split(separator: "@", maxSplits: 1).map(String.init) }
      .filter { $0.count == 2 }
    if repository.isEmpty { repository = digests.first?[0] ?? "" }
    let tags = (image.tags ?? []).map { ContainerRecord.ImageName(reference: $0, id: "") }
    if repository.isEmpty { repository = tags.first?.repository ?? "" }
    if digest.isEmpty {
      // One that has a single digest has it under all of its names.
      let same = digests.first { $0[0] == repository || $0[0].hasSuffix("/" + repository) }
      let all = Set(digests.map { $0[1] })
      digest = same?[1] ?? (all.count == 1 ? digests[0][1] : "")
    }
    if tag.isEmpty { tag = tags.first { $0.repository == repository }?.tag ?? "" }
  }
}
