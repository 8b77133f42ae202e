/// A container that an engine started, and what the engine says of it.
struct RunningContainer {
  /// All digits.
  let id: String
  /// What fields should be by the engine's answer; those that are not here should be missing.
  let fields: [String: String]
  /// When the engine says that it started, in ns since the epoch; nil where it does not say.
  let start: Int64?
  private let removal: () throws -> Void

  init(id: String, start: Int64?, fields: [[String: String]], removal: @escaping () throws -> Void) {
    self.id = id
    self.start = start
    self.fields = fields.reduce(into: ["container.id": String(id.prefix(12))]) { $0.merge($1) { $1 } }
    self.removal = removal
  }

  /// What cannot be removed goes with its engine.
  func remove() { try? removal() }

  /// Something goes on in it for as long as it runs.
  static let command = ["sh", "-c", "while true; do cat /etc/hostname; sleep 0.05; done"]
  /// Those of a container of a pod.
  static let labels = [
    "app": "frontend", "io.kubernetes.pod.name": "frontend-1", "io.kubernetes.pod.namespace": "critical-app",
    "io.kubernetes.pod.uid": "0f5e6a1c-1d2e",
  ]
}

/// The fields that tell one thing of a container.
enum ExpectedFields {
  static func image(_ name: String, id: String, digest: String? = nil) -> [String: String] {
    let repository = name.split(separator: ":")[0]
    var fields = [
      "container.image": name, "container.image.id": String(id.split(separator: ":").last ?? ""),
      "container.image.repository": String(repository),
      "container.image.tag": String(name.dropFirst(repository.count + 1)),
    ]
    fields["container.image.digest"] = digest
    return fields
  }

  /// The only mount, as Docker and podman tell it.
  static func mount(_ told: EngineAnswer?) -> [String: String] {
    guard let told else { return [:] }
    return mount([
      told.text("Source"), told.text("Destination"), told.text("Mode"), "\(told.flag("RW"))",
      told.text("Propagation"),
    ])
  }

  /// - Parameter mount: source, target, mode, whether it can be written to, propagation.
  static func mount(_ mount: [String]) -> [String: String] {
    let whole = mount.joined(separator: ":")
    let source = mount[0]
    return [
      "container.mounts": whole, "container.mount[0]": whole, "container.mount.source[\(mount[1])]": source,
      "container.mount.dest[\(source)]": mount[1], "container.mount.mode[\(source)]": mount[2],
      "container.mount.rdwr[\(source)]": mount[3], "container.mount.propagation[\(source)]": mount[4],
    ]
  }

  /// Those of the container, and of the pod that they name.
  static func labels(_ labels: [String: String]) -> [String: String] {
    let pod = ["name", "namespace", "uid"].map { labels["io.kubernetes.pod." + $0] }
    var fields = ["container.label[app]": labels["app"] ?? "<NA>"]
    fields["container.labels"] = labels.sorted { $0.key < $1.key }.map { "\($0):\($1)" }.joined(
      separator: ", ")
    fields["k8s.pod.name"] = pod[0]
    fields["k8s.ns.name"] = pod[1]
    fields["k8s.pod.uid"] = pod[2]
    return fields
  }

  /// - Parameter healthcheck: `CMD` and the words of the command.
  static func probes(healthcheck: [String] = []) -> [String: String] {
    [
      "container.healthcheck": healthcheck.isEmpty ? "NONE" : healthcheck.dropFirst().joined(separator: " "),
      "container.liveness_probe": "NONE", "container.readiness_probe": "NONE",
    ]
  }
}
