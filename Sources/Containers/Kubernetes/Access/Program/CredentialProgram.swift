internal import Foundation

/// A program that tells who we are, as clouds have them: `exec` of a kubeconfig.
///
/// Source: Kubernetes' reference, "client.authentication.k8s.io/v1"; v1beta1 says the same.
struct CredentialProgram: Equatable {
  let command: String
  let arguments: [String]
  /// In addition to ours: `NAME=value`.
  let environment: [String]
  let apiVersion: String
  /// What people are told where the program is not there.
  let installHint: String?

  private static let versions = ["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"]

  init(
    _ entry: Kubeconfig.UserEntry.Program, user: String, folder: String, _ cluster: Kubeconfig.ClusterEntry
  ) throws(ClusterAccessError) {
    guard let command = entry.command, !command.isEmpty else {
      throw ClusterAccessError(text: "user \(user): exec names no command")
    }
    guard let version = entry.apiVersion, Self.versions.contains(version) else {
      throw ClusterAccessError(
        text: "user \(user): exec of apiVersion \(entry.apiVersion ?? "") is not supported, only of "
          + Self.versions.joined(separator: " and "))
    }
    guard entry.interactiveMode != "Always" else {
      throw ClusterAccessError(text: "user \(user): \(command) wants to ask at a terminal, and there is none")
    }
    // One with a slash begins at the kubeconfig, others are looked for in PATH.
    self.command = command.contains("/") && !command.hasPrefix("/") ? "\(folder)/\(command)" : command
    arguments = entry.args ?? []
    apiVersion = version
    installHint = entry.installHint
    let info = ExecInfo(apiVersion: version, cluster: entry.provideClusterInfo == true ? cluster : nil)
    environment =
      (entry.env ?? []).map { "\($0.name)=\($0.value)" }
      + ["KUBERNETES_EXEC_INFO=" + String(decoding: RecordJSON.bytes(info), as: UTF8.self)]
  }
}

/// What the program is told.
private struct ExecInfo: Encodable {
  let apiVersion: String
  let kind = "ExecCredential"
  let spec: Spec

  struct Spec: Encodable {
    let cluster: Cluster?
    let interactive = false
  }

  struct Cluster: Encodable {
    let server: String?
    let serverName: String?
    let acceptsAnyServer: Bool?
    let authorityData: String?
    let proxy: String?

    private enum CodingKeys: String, CodingKey {
      case server
      case serverName = "tls-server-name"
      case acceptsAnyServer = "insecure-skip-tls-verify"
      case authorityData = "certificate-authority-data"
      case proxy = "proxy-url"
    }
  }

  init(apiVersion: String, cluster: Kubeconfig.ClusterEntry?) {
    self.apiVersion = apiVersion
    spec = Spec(
      cluster: cluster.map {
        Cluster(
          server: $0.server, serverName: $0.serverName, acceptsAnyServer: $0.acceptsAnyServer,
          authorityData: $0.authorityData, proxy: $0.proxy)
      })
  }
}
