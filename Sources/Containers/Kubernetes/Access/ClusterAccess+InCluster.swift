extension ClusterAccess {
  /// Where pods find what lets them in.
  static let serviceAccountFolder = "/var/run/secrets/kubernetes.io/serviceaccount"

  /// From within a pod: by its service account.
  ///
  /// Source: Kubernetes' documentation, "Accessing the Kubernetes API from a Pod".
  init(
    inCluster environment: [String: String], folder: String = ClusterAccess.serviceAccountFolder
  ) throws(ClusterAccessError) {
    guard let host = environment["KUBERNETES_SERVICE_HOST"], !host.isEmpty else {
      throw ClusterAccessError(text: "this is no pod of a cluster: KUBERNETES_SERVICE_HOST is not set")
    }
    let port = environment["KUBERNETES_SERVICE_PORT"] ?? "443"
    try self.init(url: "https://\(host.contains(":") ? "[\(host)]" : host):\(port)")
    trust.authorities = try PEMSource(file: folder + "/ca.crt")
    _ = try AccessFile.bytes(folder + "/token")
    identity.tokenFile = folder + "/token"
  }
}
