/// Whom to ask, and for how long: the command line of `trowel-metadata`.
package struct MetadataSettings: Equatable, Sendable {
  /// Where the files of the host are, in a container that was given them; empty for our own root.
  package var hostRoot = ""
  /// The sockets that engines listen on, by the API that is spoken there.
  package var dockerSockets: [String] = []
  package var podmanSockets: [String] = []
  package var criSockets: [String] = []
  /// How long an engine may take to answer, in ms.
  package var engineTimeout = 1_000
  /// The address of a cluster's API, or `incluster`.
  package var kubernetes: String?
  package var kubeconfig: String?
  /// The file of a token, or `CERTIFICATE:KEY[#PASSWORD][:AUTHORITY]`.
  package var kubernetesCertificates: String?
  /// The node whose pods are told of; nil for all.
  package var nodeName: String?

  package init() {}

  /// - Parameter arguments: `--NAME VALUE` pairs.
  /// - Throws: `MetadataUsageError`.
  package init(arguments: [String]) throws(MetadataUsageError) {
    var rest = arguments[...]
    while let name = rest.popFirst() {
      guard let value = rest.popFirst() else { throw MetadataUsageError(text: "\(name): a value is missing") }
      switch name {
      case "--host-root": hostRoot = value
      case "--docker-socket": dockerSockets.append(value)
      case "--cri": criSockets.append(value)
      case "--podman-socket": podmanSockets.append(value)
      case "--kubernetes": kubernetes = value
      case "--kubeconfig": kubeconfig = value
      case "--kubernetes-certificates": kubernetesCertificates = value
      case "--node-name": nodeName = value.isEmpty ? nil : value
      case "--cri-timeout":
        guard let number = Int(value), number > 0 else {
          throw MetadataUsageError(text: "\(name): \(value) is no number of milliseconds")
        }
        engineTimeout = number
      default: throw MetadataUsageError(text: "\(name): there is no such option")
      }
    }
  }
}

/// What is wrong with the command line of `trowel-metadata`.
package struct MetadataUsageError: Error, CustomStringConvertible {
  let text: String
  package var description: String { text }
}
