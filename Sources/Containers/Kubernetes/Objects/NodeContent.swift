/// Of a node: its addresses, each once.
struct NodeContent: ClusterContent {
  private let status: Status?

  private struct Status: Decodable {
    var addresses: [Address]?
    struct Address: Decodable { var address: String? }
  }

  private enum CodingKeys: String, CodingKey { case status }
  private enum Key: String, CodingKey { case addresses }

  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Key.self)
    try members.encode(Set(status?.addresses?.compactMap(\.address) ?? []).sorted(), forKey: .addresses)
  }
}
