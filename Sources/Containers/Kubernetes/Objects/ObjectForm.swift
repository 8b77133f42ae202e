internal import Foundation

/// An object as the API writes it, with a kind's content.
struct ObjectForm<Content: ClusterContent>: Decodable {
  let object: ClusterObject

  private enum CodingKeys: String, CodingKey { case metadata }

  init(from decoder: any Decoder) throws {
    let metadata = try decoder.container(keyedBy: CodingKeys.self)
      .decodeIfPresent(ObjectMetadata.self, forKey: .metadata)
    object = ClusterObject(metadata: metadata ?? ObjectMetadata(), content: try Content(from: decoder))
  }
}

/// A value that may be of another form than expected.
struct Perhaps<Value: Decodable>: Decodable {
  let value: Value?
  init(from decoder: any Decoder) { value = try? Value(from: decoder) }
}

extension ClusterObject {
  /// An object that was asked for by its name; nil for bytes that are none.
  init?(_ bytes: [UInt8], of kind: ClusterKind) {
    func decode<Content: ClusterContent>(_: Content.Type) -> ClusterObject? {
      try? JSONDecoder().decode(ObjectForm<Content>.self, from: Data(bytes)).object
    }
    guard let object = decode(kind.row.content), !object.uid.isEmpty else { return nil }
    self = object
  }
}
