/// Of an endpoint slice: addresses behind a service. The service is named by a label, `kubernetes.io/service-name`.
struct SliceContent: ClusterContent {
  private let endpoints: [Endpoint]?
  private let metadata: Labels?

  /// `nodeName` since v1; before, a label of the topology said it.
  var nodeNames: [String] {
    endpoints?.compactMap { $0.nodeName ?? $0.topology?["kubernetes.io/hostname"] } ?? []
  }

  private struct Endpoint: Decodable {
    var addresses: [String]?
    var nodeName: String?
    var topology: [String: String]?
  }

  private struct Labels: Decodable { var labels: [String: String]? }

  private enum CodingKeys: String, CodingKey { case endpoints, metadata }
  private enum Key: String, CodingKey { case addresses, service }

  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Key.self)
    try members.encode(endpoints?.flatMap { $0.addresses ?? [] } ?? [], forKey: .addresses)
    try members.encodeIfPresent(metadata?.labels?["kubernetes.io/service-name"], forKey: .service)
  }
}
