internal import Glibc

/// Where a container engine listens.
public struct EngineSocket: Equatable, Sendable {
  /// The API that is spoken there.
  public enum API: String, Sendable, CaseIterable {
    case docker, podman, cri
  }

  public var api: API
  public var path: String

  public init(_ api: API, _ path: String) {
    self.api = api
    self.path = path
  }

  /// The usual places, as the engines' manuals have them.
  private static let usual = [
    EngineSocket(.docker, "/run/docker.sock"),
    EngineSocket(.podman, "/run/podman/podman.sock"),
    EngineSocket(.cri, "/run/containerd/containerd.sock"),
    EngineSocket(.cri, "/run/k3s/containerd/containerd.sock"),
    EngineSocket(.cri, "/run/crio/crio.sock"),
  ]

  /// The sockets that are there and that this process may use.
  ///
  /// - Parameter hostRoot: where the files of the host are; empty for our own root.
  public static func found(hostRoot: String) -> [EngineSocket] {
    (usual + ofUsers(hostRoot: hostRoot)).compactMap { socket in
      let path = hostRoot + socket.path
      // Safe: the path is passed for the time of the call.
      return unsafe access(path, R_OK | W_OK) == 0 ? EngineSocket(socket.api, path) : nil
    }
  }

  /// Podman without root has a socket for each user.
  private static func ofUsers(hostRoot: String) -> [EngineSocket] {
    SystemCall.entries(hostRoot + "/run/user", ofType: DT_DIR).map { user in
      EngineSocket(.podman, "/run/user/\(user)/podman/podman.sock")
    }
  }
}
