internal import Events

/// Calls of etcd's third version, over gRPC: `/etcdserverpb.KV/Range`.
///
/// Source: https://etcd.io/docs/v3.5/dev-guide/api_reference_v3/
enum EtcdV3 {
  /// Those whose first member is a key.
  private static let withKey = ["Range", "Put", "DeleteRange"]
  private static let grpcHeaderByteCount = 5

  @Sendable static func read(_ head: HTTPHead) -> HTTPService? {
    guard let path = head.path, path.hasPrefix("/etcdserverpb."), let slash = path.lastIndex(of: "/") else {
      return nil
    }
    let operation = String(path[path.index(after: slash)...])
    guard !operation.isEmpty else { return nil }
    let key = withKey.contains(operation) ? firstMember(head.body) : nil
    return HTTPService(name: "etcd v3", operation: operation, object: key)
  }

  /// The first member of a message that is not compressed, where it is the one of number 1 and bytes.
  private static func firstMember(_ body: [UInt8]) -> String? {
    var cursor = NetworkCursor(body.rawSpan)
    guard cursor.byte() == 0, cursor.skip(grpcHeaderByteCount - 1), cursor.byte() == 0x0A,
      var length = cursor.byte().map(Int.init)
    else { return nil }
    if length & 0x80 != 0 {
      guard let high = cursor.byte(), high & 0x80 == 0 else { return nil }
      length = length & 0x7F | Int(high) << 7
    }
    return cursor.array(length).map { oneLine($0) }
  }
}
