/// The keys of etcd's second version: `GET /v2/keys/a/b?recursive=true&wait=true`.
///
/// Source: https://etcd.io/docs/v2.3/api/
enum EtcdV2 {
  @Sendable static func read(_ head: HTTPHead) -> HTTPService? {
    guard let path = head.path, path.hasPrefix("/v2/keys") else { return nil }
    let query = head.target?.dropFirst(path.count + 1).split(separator: "&") ?? []
    let operation: String =
      switch head.method {
      case "GET": query.contains("wait=true") ? "watch" : query.contains("recursive=true") ? "list" : "get"
      case "PUT": query.contains { $0.hasPrefix("prev") } ? "compare and swap" : "set"
      case "POST": "create in order"
      case "DELETE": "delete"
      default: "ask for"
      }
    let key = path.dropFirst("/v2/keys".count)
    return HTTPService(name: "etcd v2", operation: operation, object: key.isEmpty ? "/" : String(key))
  }
}
