internal import Protocols

/// What a transaction is called, and how it failed where it did.
struct TransactionTitle {
  let title: String
  let failure: String?

  init(_ evidence: Evidence, _ lookups: [Int], _ connectings: [Int], _ exchanges: [ExchangeID]) {
    let names = lookups.map { evidence.lookups[$0].name }.inOrder { $0 }.map { $0[0] }
    let asked = exchanges.compactMap { evidence.exchanges[$0] }
    let main = asked.last(where: { !$0.isEncrypted }) ?? asked.last
    if let main {
      title = Self.title(of: main, asked, names.last)
      failure = Self.failure(of: main, evidence)
    } else if let last = Self.purposes(lookups, connectings, evidence).last {
      let known = last.flow.remote.flatMap {
        evidence.lookup(of: $0.address, by: last.actor, before: last.began)
      }
      let name = (names.last ?? known?.name).map { "\($0) at " } ?? ""
      title = "connect to \(name)\(last.flow.remoteText)"
      failure = Self.failure(of: last, evidence)
    } else {
      title = "look up \(Self.list(names))"
      failure = Self.failure(of: lookups.map { evidence.lookups[$0] }, evidence)
    }
  }

  /// The first of them, and how many more there are.
  private static func list(_ names: [String]) -> String {
    let told = names.prefix(Self.mostNames).joined(separator: ", ")
    return names.count > Self.mostNames ? "\(told) and \(names.count - Self.mostNames) more" : told
  }

  /// More names are counted.
  private static let mostNames = 3

  /// The connections that are not made to ask for names.
  private static func purposes(_ lookups: [Int], _ connectings: [Int], _ evidence: Evidence) -> [Connecting] {
    let servers = lookups.flatMap { evidence.lookups[$0].servers }
    return connectings.map { evidence.connectings[$0] }.filter { connecting in
      connecting.flow.remote.map { $0.port != 53 || !servers.contains($0) } ?? true
    }
  }

  private static func title(of exchange: Exchange, _ asked: [Exchange], _ name: String?) -> String {
    if exchange.isEncrypted {
      let server = asked.lazy.compactMap(\.serverName).first ?? name
      let what = exchange.serverName == nil ? "encrypted request to" : "TLS handshake with"
      let place = exchange.side == .client ? exchange.flow.remoteText : exchange.flow.local?.description
      return [what, server, server == nil ? place : place.map { "at \($0)" }].compactMap(\.self).joined(
        separator: " ")
    }
    guard let request = exchange.request else {
      return "\(exchange.protocolName) with \(exchange.flow.remoteText)"
    }
    let peer = exchange.side == .client ? "" : " from \(exchange.flow.remoteText)"
    guard case .http(let head) = request.detail, let method = head.method, let target = head.target else {
      return "\(exchange.protocolName) \(request.summary)\(peer)"
    }
    let host = head.value(of: "host") ?? name ?? exchange.flow.remoteText
    return target.hasPrefix("/") ? "\(method) http://\(host)\(target)\(peer)" : "\(method) \(target)\(peer)"
  }

  private static func failure(of exchange: Exchange, _ evidence: Evidence) -> String? {
    switch exchange.outcome {
    case .answered:
      guard let response = exchange.response, response.isFailure else { return nil }
      return response.summary
    case .open:
      return evidence.isOverdue(exchange) && !exchange.isAskedToWait
        ? "no answer before the capture ended" : nil
    case .unanswered:
      if let alert = evidence.alert(endingOf: exchange) { return alert }
      return exchange.response == nil ? "no answer" : nil
    case .failed(let errno, _): return Errno.text(errno)
    case .cutShort: return "the answer was cut short"
    }
  }

  private static func failure(of connecting: Connecting, _ evidence: Evidence) -> String? {
    switch connecting.outcome {
    case .connected: return nil
    case .pending:
      return evidence.isOverdue(since: connecting.began) ? "not connected when the capture ended" : nil
    case .failed(let errno, _): return Errno.text(errno)
    case .abandoned: return "given up before it was connected"
    }
  }

  private static func failure(of lookups: [Lookup], _ evidence: Evidence) -> String? {
    guard !lookups.isEmpty, lookups.allSatisfy(\.addresses.isEmpty) else { return nil }
    if let open = lookups.last(where: \.isUnderWay) {
      return evidence.isOverdue(since: open.began) ? "no answer before the capture ended" : nil
    }
    let answers = lookups.flatMap(\.attempts).compactMap(\.code)
    guard let last = answers.last else { return "no answer" }
    return last == .noError ? "no address" : last.description
  }
}
