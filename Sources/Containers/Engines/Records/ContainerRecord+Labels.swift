extension ContainerRecord {
  /// Longer values are not kept, in bytes, as sysdig has it: they are whole configurations.
  static let longestLabel = 100

  /// Those of an engine's labels that a record keeps.
  static func kept(_ labels: [String: String]) -> [String: String] {
    labels.filter { $0.value.utf8.count <= longestLabel }
  }

  /// The label under which readers look for the sandbox of a container's pod.
  static let sandboxLabel = "io.kubernetes.sandbox.id"
}
