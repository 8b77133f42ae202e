internal import Events
internal import Protocols

extension Signature {
  /// Large packets are lost on their way, and nobody tells the sender: small messages arrive, large ones do not.
  static let largeWritesStall = Signature("large-writes-stall") { clues in
    let evidence = clues.evidence
    let stalls = evidence.exchanges.all.compactMap { Stall($0, in: evidence) }
    return stalls.inOrder { $0.client.flow.remote }.map { finding($0, evidence) }
  }

  private static func finding(_ stalls: [Stall], _ evidence: Evidence) -> Finding {
    let first = stalls[0]
    let (client, server) = (evidence[first.client.actor].title, evidence[first.serverActor].title)
    let (from, to) = first.isRequest ? (client, server) : (server, client)
    let waited = Evidence.union(stalls.map { ($0.sent, $0.ended) })
    let arrived = first.arrived == 0 ? "nothing" : "only \(first.arrived)"
    let small = evidence.exchanges.all.last { isSmall($0, beside: first) }
    return Finding(
      "large-writes-stall",
      "\(from) sent \(first.passed) bytes to \(to), of which \(arrived) arrived"
        + "\(first.isOpen ? " until the capture ended," : ", and \(client) gave up") "
        + "\(TimeText.short(first.ended.nanoseconds(since: first.sent))) later: \(small == nil ? "" : "small messages arrive, ")"
        + "large ones do not, as where packets above the MTU are lost and the sender is not told (a black hole).",
      evidence: stalls.prefix(3).flatMap { $0.proofs(evidence) }
        + (small.map {
          [Finding.Proof($0.began, "a small exchange with the same server, which was answered")]
        } ?? []),
      nanoseconds: waited, confidence: .likely,
      wouldDecide:
        "`ping -M do -s 1400` from one to the other, and the MTU of each link between them: no call shows what became of "
        + "packets",
      ruledOut: [
        Finding.Alternative(
          "a policy that drops packets",
          "the connection was made" + (small == nil ? "" : " and a small exchange went through")),
        first.isRequest
          ? Finding.Alternative("a slow server", "\(server) waited for the rest of the request")
          : Finding.Alternative("a slow server", "\(server) had written its answer at once"),
      ],
      remedies: [
        "set the MTU of the pods' interfaces to what the path bears (a tunnel takes 50 bytes and more of it)",
        "let ICMP `fragmentation needed` (type 3, code 4) through, by which the sender would learn of it",
        "or clamp the MSS on the way: iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu",
      ],
      about: .exchange(first.client.id),
      subjects: Set(
        stalls.flatMap { [$0.client.id] + ($0.server.map { [$0.id] } ?? []) }.map { .exchange($0) }))
  }

  private static func isSmall(_ exchange: Exchange, beside stall: Stall) -> Bool {
    exchange.side == .client && exchange.outcome == .answered
      && exchange.flow.remote == stall.client.flow.remote && (exchange.request?.byteCount ?? 0) < Stall.large
      && (exchange.response?.byteCount ?? 0) < Stall.large
  }
}

/// An exchange of which one end sent what the other never got.
private struct Stall {
  let client: Exchange
  /// Nil where not a byte of the request arrived.
  let server: Exchange?
  /// Who got the request, or took the connection.
  let serverActor: ActorID
  /// What stalled is the request, or its answer.
  let isRequest: Bool
  /// Bytes as the sender's calls took them, and as the receiver's gave them.
  let passed: Int
  let arrived: Int
  let sent: Instant
  let ended: Instant
  /// Nobody had given it up when the capture ended.
  let isOpen: Bool

  /// What less than this holds fits into one packet everywhere.
  static let large = 1000
  /// Bytes may be on their way for a while: in nanoseconds. Lost ones are sent again sooner than that.
  private static let delivery: UInt64 = 500_000_000

  /// - Parameter client: an exchange, as its client saw it.
  init?(_ client: Exchange, in evidence: Evidence) {
    isOpen = evidence.isOverdue(client)
    guard client.side == .client, client.protocolName != .dns, isOpen || Self.isFailed(client.outcome)
    else { return nil }
    let ended = evidence.end(of: client)
    let server = client.otherEnd.flatMap { evidence.exchanges[$0] }
    guard let actor = server?.actor ?? Self.acceptor(of: client, in: evidence) else { return nil }
    let responded = server?.response?.byteCount ?? 0
    isRequest = responded == 0
    passed = isRequest ? client.request?.byteCount ?? 0 : responded
    arrived = isRequest ? server?.request?.byteCount ?? 0 : client.response?.byteCount ?? 0
    guard let sent = isRequest ? client.request?.last : server?.response?.last,
      passed - arrived >= Self.large, ended.nanoseconds(since: sent) >= Self.delivery
    else { return nil }
    if evidence.hasLosses(from: client.began, to: ended) { return nil }
    (self.client, self.server, self.serverActor) = (client, server, actor)
    (self.sent, self.ended) = (sent, ended)
  }

  /// Who accepted the connection of an exchange that nobody saw at the other end.
  private static func acceptor(of client: Exchange, in evidence: Evidence) -> ActorID? {
    evidence.connectings.last { $0.actor == client.actor && $0.flow == client.flow }?.accepted?.actor
  }

  private static func isFailed(_ outcome: Exchange.Outcome) -> Bool {
    switch outcome {
    case .open, .answered: false
    case .unanswered, .failed, .cutShort: true
    }
  }

  func proofs(_ evidence: Evidence) -> [Finding.Proof] {
    let sender = evidence[isRequest ? client.actor : serverActor].title
    let asked = Finding.Proof(
      client.began, "\(evidence[client.actor].title) asks: \(client.request?.summary ?? "")")
    let reached = server.map {
      [Finding.Proof($0.began, "the request reaches \(evidence[serverActor].title)")]
    }
    return [asked] + (reached ?? []) + [
      Finding.Proof(sent, "\(sender) has written \(passed) bytes, the last that its socket took"),
      Finding.Proof(ended, "\(isOpen ? "the capture ends" : "given up"); \(arrived) bytes had arrived"),
    ]
  }
}
