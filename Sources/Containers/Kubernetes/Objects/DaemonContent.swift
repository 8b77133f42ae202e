/// Of a daemon set: on how many nodes it should run and does run, and by which pods.
struct DaemonContent: ClusterContent {
  private let spec: Spec?
  private let status: Status?

  var podSelector: [String: String]? { spec?.selector?.labels }

  private struct Spec: Decodable { var selector: LabelSelector? }

  private struct Status: Decodable {
    var currentNumberScheduled: Int?
    var desiredNumberScheduled: Int?
  }

  private enum CodingKeys: String, CodingKey { case spec, status }
  private enum Key: String, CodingKey { case selector, currentScheduled, desiredScheduled }

  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Key.self)
    try members.encode(podSelector, forKey: .selector)
    try members.encode(status?.currentNumberScheduled, forKey: .currentScheduled)
    try members.encode(status?.desiredNumberScheduled, forKey: .desiredScheduled)
  }
}
