internal import Foundation

/// What a line of a watch tells.
enum WatchEvent {
  /// It is new, or not as it was.
  case changed(ClusterObject)
  case deleted(ClusterObject)
  /// Nothing happened up to this version.
  case bookmark(resourceVersion: String)
  case error(APIStatus)

  /// Nil for a line that cannot be understood.
  init?(_ line: [UInt8], of kind: ClusterKind) {
    func decode<Content: ClusterContent>(_: Content.Type) -> WatchEvent? {
      (try? JSONDecoder().decode(Form<Content>.self, from: Data(line)))?.event
    }
    guard let event = decode(kind.row.content) else { return nil }
    self = event
  }

  private struct Form<Content: ClusterContent>: Decodable {
    let event: WatchEvent?

    private enum CodingKeys: String, CodingKey { case type, object }

    init(from decoder: any Decoder) throws {
      let members = try decoder.container(keyedBy: CodingKeys.self)
      let type = try members.decode(String.self, forKey: .type)
      if type == "ERROR" {
        event = .error(try members.decode(APIStatus.self, forKey: .object))
        return
      }
      let object = try members.decode(ObjectForm<Content>.self, forKey: .object).object
      switch type {
      case "ADDED", "MODIFIED": event = object.uid.isEmpty ? nil : .changed(object)
      case "DELETED": event = object.uid.isEmpty ? nil : .deleted(object)
      case "BOOKMARK": event = object.metadata.resourceVersion.map { .bookmark(resourceVersion: $0) }
      default: event = nil
      }
    }
  }
}
