internal import Protocols

/// The steps of a transaction, and what each led to in other processes.
struct HopList {
  private let evidence: Evidence
  private let children: [ExchangeID: [ExchangeID]]
  private(set) var hops: [Transaction.Hop] = []

  /// Deeper chains are cut.
  private static let depthLimit = 8

  init(_ transaction: Transaction, _ evidence: Evidence, children: [ExchangeID: [ExchangeID]]) {
    self.evidence = evidence
    self.children = children
    for place in transaction.lookups { add(evidence.lookups[place]) }
    for place in transaction.connectings { add(evidence.connectings[place]) }
    for id in transaction.exchanges { add(id, depth: 0, .certain) }
  }

  private mutating func add(_ lookup: Lookup) {
    let asked = lookup.candidates.flatMap { candidate in
      candidate.questions.flatMap { question in question.attempts.map { (candidate.name, question.type, $0) }
      }
    }
    for (name, type, attempt) in asked {
      let began = attempt.sent ?? evidence.exchanges[attempt.exchange]?.began ?? lookup.began
      hops.append(
        Transaction.Hop(
          depth: 0, actor: lookup.actor, title: "\(type)? \(name) of \(attempt.server)",
          question: Transaction.Hop.Question(type: "\(type)", name: name, server: "\(attempt.server)"),
          request: "\(type)? \(name)", began: began, ended: attempt.answered ?? givenUp(attempt),
          outcome: outcome(attempt), isFailure: attempt.answered == nil,
          confidence: .certain, exchange: attempt.exchange))
      for child in attempt.servedBy.flatMap({ children[$0] }) ?? [] { add(child, depth: 1, .certain) }
    }
  }

  /// When a question was given up: another was asked in its place, or the socket was closed.
  private func givenUp(_ attempt: Lookup.Attempt) -> Instant? {
    guard let exchange = evidence.exchanges[attempt.exchange], exchange.side == .client else { return nil }
    return exchange.ended
  }

  private func outcome(_ attempt: Lookup.Attempt) -> String {
    guard attempt.answered != nil, let code = attempt.code else { return "no answer" }
    if code != .noError { return code.description }
    guard attempt.answerCount > 0 else { return "no such record" }
    if case .dns(let answer) = evidence.exchanges[attempt.exchange]?.response?.detail {
      let addresses = answer.addressValues.map(\.text)
      if addresses.count == 1 { return addresses[0] }
      if addresses.count > 1 { return "\(addresses[0]) and \(addresses.count - 1) more" }
    }
    return attempt.answerCount == 1 ? "1 record" : "\(attempt.answerCount) records"
  }

  private mutating func add(_ connecting: Connecting) {
    var outcome: String
    var isFailure = true
    switch connecting.outcome {
    case .connected: (outcome, isFailure) = ("connected", false)
    case .pending: outcome = "not connected when the capture ended"
    case .failed(let errno, _): outcome = Errno.text(errno)
    case .abandoned: outcome = "given up before it was connected"
    }
    if let accepted = connecting.accepted {
      let place = accepted.flow.local.map { " as \($0)" } ?? ""
      outcome = "accepted by \(evidence[accepted.actor].title)\(place)"
    }
    hops.append(
      Transaction.Hop(
        depth: 0, actor: connecting.actor, title: "connect to \(connecting.flow.remoteText)",
        question: nil, request: nil, began: connecting.began,
        ended: connecting.ended, outcome: outcome, isFailure: isFailure, confidence: .certain, exchange: nil))
  }

  private mutating func add(_ id: ExchangeID, depth: Int, _ confidence: Confidence) {
    guard depth < Self.depthLimit, let exchange = evidence.exchanges[id] else { return }
    let request = exchange.request?.summary ?? "\(exchange.protocolName), its question not seen"
    let peer = exchange.side == .client ? " to \(exchange.flow.remoteText)" : ""
    hops.append(
      Transaction.Hop(
        depth: depth, actor: exchange.actor, title: request + peer, question: Self.question(exchange),
        request: request, began: exchange.began,
        ended: exchange.ended,
        outcome: Self.outcome(exchange), isFailure: Self.isFailure(exchange), confidence: confidence,
        exchange: id))
    let served = exchange.side == .server ? exchange : exchange.otherEnd.flatMap { evidence.exchanges[$0] }
    guard let served else { return }
    if exchange.side == .client {
      hops.append(
        Transaction.Hop(
          depth: depth + 1, actor: served.actor, title: request, question: nil, request: request,
          began: served.began, ended: served.ended,
          outcome: Self.outcome(served), isFailure: Self.isFailure(served), confidence: .certain,
          exchange: served.id))
    }
    for child in children[served.id] ?? [] {
      add(child, depth: depth + 2, evidence.exchanges[child]?.cause?.confidence ?? .possible)
    }
  }

  /// What a client asks a name server.
  private static func question(_ exchange: Exchange) -> Transaction.Hop.Question? {
    guard exchange.side == .client, case .dns(let message) = exchange.request?.detail,
      let question = message.questions.first
    else { return nil }
    return Transaction.Hop.Question(
      type: "\(question.type)", name: question.name.lowercased(), server: exchange.flow.remoteText)
  }

  private static func outcome(_ exchange: Exchange) -> String {
    switch exchange.outcome {
    case .answered: exchange.response?.summary ?? "answered"
    case .open: "no answer so far"
    case .unanswered: "no answer"
    case .failed(let errno, _): Errno.text(errno)
    case .cutShort: "cut short: \(exchange.response?.summary ?? "no answer")"
    }
  }

  private static func isFailure(_ exchange: Exchange) -> Bool {
    exchange.outcome != .answered || exchange.response?.isFailure == true
  }
}
