internal import Foundation

/// What two engines call the same things in their REST APIs.
///
/// Podman also speaks Docker's dialect on its socket, which says less: it is told by its name in the answers.
struct RESTDialect: Sendable, Equatable {
  /// What the engine is called.
  let name: String
  let kind: ContainerRecord.Kind
  /// What stands before the paths of containers and events.
  private let prefix: String

  static let docker = RESTDialect(name: "Docker", kind: .docker, prefix: "")
  static let podman = RESTDialect(name: "Podman", kind: .podman, prefix: "/v4.0.0/libpod")

  /// The dialect that a server speaks best; nil where its name says nothing.
  ///
  /// - Parameter server: the header `Server` of an answer.
  init?(server: String) {
    if server.hasPrefix("Libpod/") {
      self = .podman
    } else if server.hasPrefix("Docker/") {
      self = .docker
    } else {
      return nil
    }
  }

  private init(name: String, kind: ContainerRecord.Kind, prefix: String) {
    self.name = name
    self.kind = kind
    self.prefix = prefix
  }

  func container(_ id: String) -> String { "\(prefix)/containers/\(id)/json" }

  /// A list of at most one. It needs no lock of the container's, which is taken as long as the container starts.
  func list(_ id: String) -> String { "\(prefix)/containers/json?all=true&\(Self.filter("id", [id]))" }

  func image(_ id: String) -> String { "\(prefix)/images/\(Self.quoted(id))/json" }

  func pod(_ id: String) -> String { "\(prefix)/pods/json?\(Self.filter("id", [id]))" }

  /// What happens from now on, a line of JSON each.
  var events: String { "\(prefix)/events?stream=true&\(Self.filter("type", ["container", "network"]))" }

  private static func filter(_ name: String, _ values: [String]) -> String {
    let words = values.map { "\"\($0)\"" }.joined(separator: ",")
    return "filters=" + quoted("{\"\(name)\":[\(words)]}")
  }

  private static func quoted(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}
