/// Of what keeps a number of pods running: how many there should be, how many there are, and which.
struct WorkloadContent: ClusterContent {
  private let spec: Spec?
  private let status: Status?

  var podSelector: [String: String]? { spec?.selector?.labels }

  private struct Spec: Decodable {
    var replicas: Int?
    var selector: LabelSelector?
  }

  private struct Status: Decodable { var replicas: Int? }

  private enum CodingKeys: String, CodingKey { case spec, status }
  private enum Key: String, CodingKey { case selector, specReplicas, statReplicas }

  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Key.self)
    try members.encode(podSelector, forKey: .selector)
    try members.encode(spec?.replicas, forKey: .specReplicas)
    try members.encode(status?.replicas, forKey: .statReplicas)
  }
}
