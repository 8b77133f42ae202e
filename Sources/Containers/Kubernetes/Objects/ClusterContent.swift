/// What objects of a kind have beside their metadata: read from the API, written as members of an item of a record.
///
/// The names of members are sysdig's, who writes null where the API says nothing; those that it does not know it ignores.
protocol ClusterContent: Decodable, Encodable {
  /// The labels that pods must have to belong to the object; nil where it selects none.
  var podSelector: [String: String]? { get }
  /// The nodes that it is about.
  var nodeNames: [String] { get }
}

extension ClusterContent {
  var podSelector: [String: String]? { nil }
  var nodeNames: [String] { [] }
}

/// Of kinds that have nothing else.
struct PlainContent: ClusterContent {
  init(from decoder: any Decoder) {}
  func encode(to encoder: any Encoder) {}
}

/// The selector of a workload. Requirements that are no plain labels (`matchExpressions`) are not known to readers.
struct LabelSelector: Decodable {
  let labels: [String: String]?

  private enum CodingKeys: String, CodingKey { case matchLabels }

  /// Replication controllers have the labels at once, the others in `matchLabels`.
  init(from decoder: any Decoder) throws {
    if let plain = try? [String: String](from: decoder) {
      labels = plain
    } else {
      labels = try decoder.container(keyedBy: CodingKeys.self)
        .decodeIfPresent([String: String].self, forKey: .matchLabels)
    }
  }
}
