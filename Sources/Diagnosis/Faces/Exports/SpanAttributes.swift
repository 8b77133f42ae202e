internal import Events
internal import Protocols

/// What spans say of themselves, in the words of OpenTelemetry's semantic conventions.
enum SpanAttributes {
  static func resource(_ actor: Actor) -> JSON {
    var all: [JSON] = [
      text("service.name", actor.name), number("process.pid", actor.process.rawValue),
      text("process.command_line", actor.arguments.isEmpty ? actor.name : "\(actor.name) \(actor.arguments)"),
    ]
    if !actor.container.isEmpty { all.append(text("container.id", actor.container)) }
    if !actor.containerName.isEmpty { all.append(text("container.name", actor.containerName)) }
    if !actor.pod.isEmpty { all.append(text("k8s.pod.name", actor.pod)) }
    if !actor.namespace.isEmpty { all.append(text("k8s.namespace.name", actor.namespace)) }
    return .array(all)
  }

  static func transaction(_ transaction: Transaction) -> JSON {
    var all = events(transaction.began, transaction.ended)
    if let failure = transaction.failure { all.append(text("error.type", failure)) }
    return .array(all)
  }

  /// A short name that many spans share, as conventions ask for.
  static func name(of hop: Transaction.Hop, _ exchange: Exchange?) -> String {
    if let question = hop.question { return "DNS \(question.type)" }
    guard case .http(let head) = exchange?.request?.detail, let method = head.method else {
      return exchange.map { "\($0.protocolName)" } ?? "connect"
    }
    return method
  }

  static func hop(_ hop: Transaction.Hop, _ exchange: Exchange?, isServer: Bool) -> JSON {
    var all = events(hop.began, hop.ended)
    if let question = hop.question { all.append(text("dns.question.name", question.name)) }
    if let exchange { all += attributes(exchange) }
    if isError(hop, exchange, isServer: isServer) { all.append(text("error.type", errorType(hop, exchange))) }
    all.append(text("trowel.outcome", hop.outcome))
    return .array(all)
  }

  /// Whether the span is an error: a status of 4xx is one for who asked, and none for who answered.
  static func isError(_ hop: Transaction.Hop, _ exchange: Exchange?, isServer: Bool) -> Bool {
    guard hop.isFailure, isServer, case .http(let head) = exchange?.response?.detail,
      let status = head.status
    else { return hop.isFailure }
    return status >= 500
  }

  /// The name of the protocol, and its version where that stands apart.
  private static func application(_ exchange: Exchange) -> [JSON] {
    switch exchange.protocolName {
    case .http1:
      guard case .http(let head) = exchange.request?.detail ?? exchange.response?.detail else {
        return [text("network.protocol.name", "http")]
      }
      let version = String(head.version.split(separator: "/").last ?? "1.1")
      return [text("network.protocol.name", "http"), text("network.protocol.version", version)]
    case .http2: return [text("network.protocol.name", "http"), text("network.protocol.version", "2")]
    default: return [text("network.protocol.name", "\(exchange.protocolName)".lowercased())]
    }
  }

  private static func attributes(_ exchange: Exchange) -> [JSON] {
    var all = application(exchange)
    if let peer = exchange.flow.remote {
      let isClient = exchange.side == .client
      all.append(text(isClient ? "server.address" : "client.address", peer.address.text))
      all.append(number(isClient ? "server.port" : "client.port", Int64(peer.port)))
      all.append(text("network.transport", exchange.flow.transport == .tcp ? "tcp" : "udp"))
    }
    if case .http(let head) = exchange.request?.detail {
      if let method = head.method { all.append(text("http.request.method", method)) }
      if let path = head.path { all.append(text("url.path", path)) }
      if exchange.side == .client, let url = url(head, exchange) { all.append(text("url.full", url)) }
    }
    if case .http(let head) = exchange.response?.detail, let status = head.status {
      all.append(number("http.response.status_code", Int64(status)))
    }
    return all
  }

  /// What was asked for as a whole, as far as the request says it.
  private static func url(_ head: HTTPHead, _ exchange: Exchange) -> String? {
    guard let target = head.target else { return nil }
    guard target.hasPrefix("/") else { return target }
    return "http://\(head.value(of: "host") ?? exchange.flow.remoteText)\(target)"
  }

  /// The status of HTTP, else what came of it.
  private static func errorType(_ hop: Transaction.Hop, _ exchange: Exchange?) -> String {
    if case .http(let head) = exchange?.response?.detail, let status = head.status { return "\(status)" }
    return hop.outcome
  }

  /// Where to look in the capture.
  private static func events(_ began: Instant, _ ended: Instant?) -> [JSON] {
    [number("trowel.event.first", Int64(clamping: began.event))]
      + (ended.map { [number("trowel.event.last", Int64(clamping: $0.event))] } ?? [])
  }

  // MARK: - Values

  private static func text(_ key: String, _ value: String) -> JSON {
    .object([("key", .string(key)), ("value", .object([("stringValue", .string(value))]))])
  }

  private static func number(_ key: String, _ value: Int64) -> JSON {
    .object([("key", .string(key)), ("value", .object([("intValue", .string("\(value)"))]))])
  }
}
