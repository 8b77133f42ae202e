package import Events

/// A process as it was when it did something: after an exec it is another one.
package struct Actor: Sendable {
  package let process: ThreadID
  /// The name of its program, as `proc.name` says it.
  package let name: String
  /// The arguments, separated by blanks.
  package let arguments: String
  /// The short id of its container; empty on the host.
  package let container: String
  /// The name of its container; empty where that is not known.
  package let containerName: String
  /// The names of its pod and namespace; empty where it has none.
  package let pod: String
  package let namespace: String

  /// Somebody of whom nothing is known.
  static let unknown = Actor(
    process: .none, name: "?", arguments: "", container: "", containerName: "", pod: "", namespace: "")

  /// How it is called in sentences: `curl`, `nginx in backend-1440326531-csj02`.
  package var title: String {
    if !pod.isEmpty { return "\(name) in pod \(pod)" }
    return containerName.isEmpty ? name : "\(name) in container \(containerName)"
  }
}

/// Which actor of the evidence.
package struct ActorID: Hashable, Sendable {
  package let rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }
}
