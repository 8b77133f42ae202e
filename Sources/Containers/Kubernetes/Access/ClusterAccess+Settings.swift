internal import Foundation

extension ClusterAccess {
  /// What stands for the address where we run in a pod of the cluster.
  private static let inClusterWord = "incluster"

  /// As the command line says; nil where it names no cluster.
  init?(_ settings: MetadataSettings) throws(ClusterAccessError) {
    if let path = settings.kubeconfig {
      try self.init(kubeconfig: path)
    } else if settings.kubernetes == Self.inClusterWord {
      try self.init(inCluster: ProcessInfo.processInfo.environment)
    } else if let url = settings.kubernetes {
      try self.init(url: url)
      believeServer()
    } else {
      return nil
    }
    if let text = settings.kubernetesCertificates { try prove(by: text) }
  }
}
