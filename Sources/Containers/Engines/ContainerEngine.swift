/// An engine that runs containers, asked by its API. Everything happens in the loop that it was made with.
protocol ContainerEngine: AnyObject {
  /// How notes name it: `Docker (/run/docker.sock)`.
  var name: String { get }

  /// Finds out what the engine knows of a container, and tells `answer` once, later.
  func lookUp(_ container: ContainerPath, _ answer: @escaping (ContainerAnswer) -> Void)

  /// Tells of containers by itself as they are made and start, where the engine can, and of those that were asked for
  /// when more is known of them, until the loop ends. The same may be told several times.
  func follow(_ tell: @escaping (ContainerRecord) -> Void)
}

extension ContainerEngine {
  func follow(_ tell: @escaping (ContainerRecord) -> Void) {}
}

/// What an engine says of a container.
enum ContainerAnswer: Sendable {
  /// - Parameter sandbox: the container that holds the namespaces of the same pod, if there is another that does: its
  ///   labels are the pod's.
  case known(ContainerRecord, sandbox: ContainerRecord?)
  /// It has no such container, or none yet.
  case unknown
  /// It did not answer, or not so that it can be understood.
  case failed(String)
}
