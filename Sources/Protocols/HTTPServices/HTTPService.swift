/// What a request through HTTP is for, in the words of the service that it asks.
package struct HTTPService: Sendable, Hashable {
  /// `etcd v2`, `etcd v3`, `Docker`.
  package let name: String
  /// `get`, `watch`, `Range`, `start container`.
  package let operation: String
  /// What it is done to: a key, the id or name of a container; nil where it is nothing, or not known.
  package let object: String?

  /// Each reads a request of its service, and gives nil for others.
  private static let readers: [@Sendable (HTTPHead) -> HTTPService?] = [
    EtcdV2.read, EtcdV3.read, DockerAPI.read,
  ]

  static func read(_ head: HTTPHead) -> HTTPService? {
    guard head.isRequest else { return nil }
    for reader in readers {
      if let service = reader(head) { return service }
    }
    return nil
  }
}

extension HTTPHead {
  /// Nil for a response, and where the service is not known.
  package var service: HTTPService? { HTTPService.read(self) }

  /// What a service says of its error in a body of JSON: `Key not found: /skydns/local`. Nil for other responses, and
  /// before the body has been seen.
  package var errorText: String? {
    guard isFailure, body.first == UInt8(ascii: "{") else { return nil }
    let members = JSONMembers(body)
    guard let message = members.string("message") ?? members.string("error") else { return nil }
    return members.string("cause").map { "\(message): \($0)" } ?? message
  }
}
