/// What Docker's clients, and those who speak as they do, ask of an engine: `POST /v1.41/containers/ID/start`.
///
/// Source: https://docs.docker.com/reference/api/engine/
enum DockerAPI {
  private static let objects: [Substring: String] = [
    "containers": "container", "images": "image", "exec": "exec", "networks": "network", "volumes": "volume",
  ]
  /// What is asked of the engine itself.
  private static let ofEngine: Set<Substring> = ["_ping", "version", "info", "events"]
  /// What stands where the name of an object does otherwise.
  private static let ofAll: [Substring: String] = ["json": "list", "create": "create", "prune": "prune"]

  @Sendable static func read(_ head: HTTPHead) -> HTTPService? {
    guard let path = head.path else { return nil }
    var words = path.split(separator: "/")
    let isVersioned =
      words.first.map { $0.hasPrefix("v1.") && $0.dropFirst(3).allSatisfy(\.isNumber) } ?? false
    if isVersioned { words.removeFirst() }
    guard let first = words.first else { return nil }
    if ofEngine.contains(first), words.count == 1, isVersioned || first == "_ping" {
      return HTTPService(name: "Docker", operation: String(first), object: nil)
    }
    // Paths without a version could be those of any service, but for this one.
    guard let kind = objects[first], isVersioned || first == "containers", words.count >= 2 else {
      return nil
    }
    if let operation = ofAll[words[1]], words.count == 2 {
      return HTTPService(name: "Docker", operation: "\(operation) \(kind)", object: name(in: head.target))
    }
    let operation =
      words.count > 2 ? String(words[words.count - 1]) : head.method == "DELETE" ? "remove" : "inspect"
    let object = words[1..<max(2, words.count - 1)].joined(separator: "/")
    return HTTPService(
      name: "Docker", operation: "\(operation == "json" ? "inspect" : operation) \(kind)", object: object)
  }

  /// The name that a container is to have.
  private static func name(in target: String?) -> String? {
    guard let query = target?.split(separator: "?", maxSplits: 1).dropFirst().first else { return nil }
    return query.split(separator: "&").first { $0.hasPrefix("name=") }.map { String($0.dropFirst(5)) }
  }
}
