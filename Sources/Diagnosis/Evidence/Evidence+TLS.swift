internal import Protocols

/// What handshakes of TLS say in clear.
extension Evidence {
  /// The alert that stands in place of an answer: `alert unrecognized_name from the server`; nil where none was seen.
  func alert(endingOf exchange: Exchange) -> String? {
    let notice = notices.last { $0.exchange == exchange.id }
    guard case .tls(.alert(let alert)) = notice?.message.detail, let sender = notice?.message.sender else {
      return nil
    }
    return "\(alert.name.map { "alert \($0)" } ?? "encrypted alert") from the \(sender)"
  }
}

extension Exchange {
  /// The name that a client says in its greeting; nil for what is none.
  var serverName: String? {
    guard case .tls(.clientHello(let hello)) = request?.detail else { return nil }
    return hello.serverName
  }
}
