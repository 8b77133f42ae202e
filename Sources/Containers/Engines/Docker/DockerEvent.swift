internal import Foundation

/// Something that happened to a container, as Docker and Podman tell it.
///
/// Source: Docker Engine API, `GET /events`.
struct DockerEvent: Equatable {
  /// The id of the container.
  let container: String
  /// Of events of containers: `name`, `image`, all labels, and what belongs to the event.
  let attributes: [String: String]

  /// What changes what is known of a container. Others happen often: a healthcheck is three.
  private static let actions: Set<String> = [
    "create", "start", "init", "rename", "update", "connect", "disconnect",
  ]

  /// Nil for a line that says nothing of what is known of a container.
  init?(line: [UInt8]) {
    guard let event = try? JSONDecoder().decode(Line.self, from: Data(line)),
      let action = event.action ?? event.status, Self.actions.contains(action)
    else { return nil }
    let id = event.type == "network" ? event.actor?.attributes?["container"] : event.actor?.id ?? event.id
    guard let id, !id.isEmpty, id.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
    container = id
    attributes = event.type == "network" ? [:] : event.actor?.attributes ?? [:]
  }

  /// Attributes that are no labels.
  private static let own: Set<String> = [
    "name", "image", "oldName", "podId", "containerExitCode", "exitCode",
  ]

  /// What the event itself tells of the container: enough to know it by until it can be asked for.
  func record(kind: ContainerRecord.Kind) -> ContainerRecord? {
    guard let name = attributes["name"], let image = attributes["image"] else { return nil }
    let labels = attributes.filter { !Self.own.contains($0.key) }
    return ContainerRecord(partOf: container, kind: kind, name: name, image: (image, id: ""), labels: labels)
  }

  private struct Line: Decodable {
    var type: String?
    var action: String?
    /// What older versions have in place of the others.
    var status: String?
    var id: String?
    var actor: Actor?

    private enum CodingKeys: String, CodingKey {
      case type = "Type"
      case action = "Action"
      case status, id
      case actor = "Actor"
    }
  }

  private struct Actor: Decodable {
    var id: String?
    var attributes: [String: String]?

    private enum CodingKeys: String, CodingKey {
      case id = "ID"
      case attributes = "Attributes"
    }
  }
}
