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
    for place in transaction.failedCalls { add(evidence.failedCalls[place]) }
    sort()
  }

  /// In the order of their beginnings, each with what it led to.
  private mutating func sort() {
    var groups: [[Transaction.Hop]] = []
    for hop in hops {
      if hop.depth == 0 || groups.isEmpty {
        groups.append([hop])
      } else {
        groups[groups.count - 1].append(hop)
      }
    }
    let ordered = groups.enumerated().sorted { one, other in
      (one.element[0].began.event, one.offset) < (other.element[0].began.event, other.offset)
    }
    hops = ordered.flatMap(\.element)
  }

  private mutating func add(_ call: FailedCall) {
    hops.append(
      Transaction.Hop(
        depth: 0, actor: call.actor, title: call.call, question: nil, request: nil, began: call.at,
        ended: call.at, outcome: Errno.text(call.errno), isFailure: true, confidence: .certain, exchange: nil)
    )
  }

  private mutating func add(_ lookup: Lookup) {
    let asked = lookup.candidates.enumerated().flatMap { place, candidate in
      candidate.questions.flatMap { question in
        question.attempts.map { (place, candidate.name, question.type, $0) }
      }
    }
    for (place, name, type, attempt) in asked {
      let isUnderWay = lookup.isUnderWay && isOpen(attempt)
      let began = attempt.sent ?? evidence.exchanges[attempt.exchange]?.began ?? lookup.began
      hops.append(
        Transaction.Hop(
          depth: 0, actor: lookup.actor, title: "\(type)? \(name) of \(attempt.server)",
          question: Transaction.Hop.Question(type: "\(type)", name: name, server: "\(attempt.server)"),
          request: "\(type)? \(name)", began: began,
          ended: isUnderWay ? nil : attempt.answered ?? givenUp(attempt) ?? lookup.end(of: place),
          outcome: isUnderWay ? "no answer so far" : outcome(attempt),
          isFailure: attempt.answered == nil && !(isUnderWay && isFresh(attempt)),
          confidence: .certain, exchange: attempt.exchange, isUnderWay: isUnderWay))
      for child in attempt.servedBy.flatMap({ children[$0] }) ?? [] { add(child, depth: 1, .certain) }
    }
  }

  /// When a question was given up: another was asked in its place, or the socket was closed.
  private func givenUp(_ attempt: Lookup.Attempt) -> Instant? {
    guard let exchange = evidence.exchanges[attempt.exchange], exchange.side == .client else { return nil }
    return exchange.ended
  }

  private func isOpen(_ attempt: Lookup.Attempt) -> Bool {
    attempt.answered == nil && evidence.exchanges[attempt.exchange]?.outcome == .open
  }

  /// Asked so shortly before the end of the capture that no answer is no failure.
  private func isFresh(_ attempt: Lookup.Attempt) -> Bool {
    evidence.exchanges[attempt.exchange].map { !evidence.isOverdue($0) } ?? false
  }

  private func outcome(_ attempt: Lookup.Attempt) -> String {
    guard attempt.answered != nil, let code = attempt.code else { return "no answer" }
    guard case .dns(let answer) = evidence.exchanges[attempt.exchange]?.response?.detail else {
      return code.description
    }
    return answer.brief(addresses: 1)
  }

  private mutating func add(_ connecting: Connecting) {
    var outcome: String
    var isFailure = true
    switch connecting.outcome {
    case .connected: (outcome, isFailure) = ("connected", false)
    case .pending:
      (outcome, isFailure) = ("not connected so far", evidence.isOverdue(since: connecting.began))
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
        ended: connecting.ended, outcome: outcome, isFailure: isFailure, confidence: .certain, exchange: nil,
        isUnderWay: connecting.outcome == .pending))
  }

  private mutating func add(_ id: ExchangeID, depth: Int, _ confidence: Confidence) {
    guard depth < Self.depthLimit, let exchange = evidence.exchanges[id] else { return }
    let request = exchange.request?.summary ?? "\(exchange.protocolName), its question not seen"
    let peer = exchange.side == .client ? " to \(exchange.flow.remoteText)" : ""
    hops.append(
      Transaction.Hop(
        depth: depth, actor: exchange.actor, title: request + peer, question: Self.question(exchange),
        request: request, began: exchange.began,
        ended: ended(exchange),
        outcome: outcome(exchange), isFailure: isFailure(exchange), confidence: confidence,
        exchange: id, isUnderWay: exchange.outcome == .open))
    let served = exchange.side == .server ? exchange : exchange.otherEnd.flatMap { evidence.exchanges[$0] }
    guard let served else { return }
    if exchange.side == .client {
      hops.append(
        Transaction.Hop(
          depth: depth + 1, actor: served.actor, title: request, question: nil, request: request,
          began: served.began, ended: ended(served),
          outcome: outcome(served), isFailure: isFailure(served), confidence: .certain,
          exchange: served.id, isUnderWay: served.outcome == .open))
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

  private func outcome(_ exchange: Exchange) -> String {
    let answer = exchange.response.map { response in
      if case .dns(let message) = response.detail { return message.brief(addresses: 1) }
      return response.summary
    }
    switch exchange.outcome {
    case .answered: return answer ?? "answered"
    case .open: return answer.map { "\($0), not all so far" } ?? "no answer so far"
    case .unanswered: return evidence.alert(endingOf: exchange) ?? "no answer"
    case .failed(let errno, _): return Errno.text(errno)
    case .cutShort: return "cut short: \(answer ?? "no answer")"
    }
  }

  /// Nil for what is not over.
  private func ended(_ exchange: Exchange) -> Instant? { exchange.outcome == .open ? nil : exchange.ended }

  private func isFailure(_ exchange: Exchange) -> Bool {
    if exchange.outcome == .open { return evidence.isOverdue(exchange) }
    return exchange.outcome != .answered || exchange.response?.isFailure == true
  }
}
