internal import Events
internal import Protocols

extension Signature {
  /// Questions from one long-lived port are no longer answered, while the same server answers those from others: what
  /// translates addresses on the way sends the old flow to somebody who is gone.
  static let staleUDPFlow = Signature("stale-udp-flow") { clues in
    let flows = StaleUDPFlow.flows(clues)
    return flows.isEmpty
      ? []
      : LookupGroup.groups(of: clues) { _, lookup in
        guard !lookup.isFound else { return nil }
        let exchanges = lookup.attempts.compactMap { clues.evidence.exchanges[$0.exchange] }
        let all = exchanges + clues.forwarded(for: lookup.attempts)
        let flow = flows.indices.first { place in all.contains { flows[place].silent.contains($0.id) } }
        return flow.map { (key: $0, nanoseconds: lookup.nanoseconds) }
      }
      .map { StaleUDPFlow.finding(clues, $0, flows[$0.key]) }
  }
}

private enum StaleUDPFlow {
  struct Flow {
    let actor: ActorID
    let port: UInt16
    let server: Endpoint
    let lastAnswered: Exchange
    let silent: Set<ExchangeID>
    let firstSilent: Exchange
    /// What the same server answered to another port afterwards.
    let elsewhere: Exchange
  }

  private struct Key: Hashable {
    let actor: ActorID
    let port: UInt16
    let server: Endpoint
  }

  /// Ports that had answers, have none any more, and are alone in this.
  static func flows(_ clues: borrowing Clues) -> [Flow] {
    let asked = clues.evidence.exchanges.all.filter {
      $0.protocolName == .dns && $0.side == .client && $0.flow.transport == .udp
    }
    let byPort = Dictionary(grouping: asked) { exchange in
      exchange.flow.remote.map {
        Key(actor: exchange.actor, port: exchange.flow.local?.port ?? 0, server: $0)
      }
    }
    return byPort.compactMap { key, exchanges in
      guard let key, key.port != 0, let last = exchanges.lastIndex(where: { $0.responseBegan != nil }) else {
        return nil
      }
      let silent = exchanges[(last + 1)...].filter { clues.isSilent($0) }
      guard let first = silent.first,
        let elsewhere = asked.first(where: {
          $0.flow.remote == key.server && $0.flow.local?.port != key.port && $0.responseBegan != nil
            && first.began < $0.began
        })
      else { return nil }
      return Flow(
        actor: key.actor, port: key.port, server: key.server, lastAnswered: exchanges[last],
        silent: Set(silent.map(\.id)), firstSilent: first, elsewhere: elsewhere)
    }
    .sorted { $0.firstSilent.began < $1.firstSilent.began }
  }

  static func finding(_ clues: borrowing Clues, _ group: LookupGroup<Int, Void>, _ flow: Flow) -> Finding {
    let lookup = clues.evidence.lookups[group.worst]
    let asker = clues.evidence[flow.actor].title
    let other = clues.evidence[flow.elsewhere.actor].title
    return Finding(
      "stale-udp-flow",
      "\(clues.title(of: group.worst)) waited \(TimeText.short(lookup.nanoseconds)) for `\(lookup.name)`\(group.others) in "
        + "vain: \(asker) always asks \(flow.server) from port \(flow.port), and since event \(flow.firstSilent.began.event) "
        + "none of \(flow.silent.count) questions from there is answered, while \(other) has answers at port "
        + "\(flow.elsewhere.flow.local?.port ?? 0).",
      evidence: ([
        Finding.Proof(flow.lastAnswered.began, "the last question from port \(flow.port) that is answered"),
        Finding.Proof(flow.firstSilent.began, "the first that is not"),
        Finding.Proof(flow.elsewhere.began, "the same server is asked from another port, and answers"),
      ] + lookup.proofs).sorted { $0.at < $1.at },
      nanoseconds: group.nanoseconds, confidence: .likely,
      wouldDecide:
        "`conntrack -L -p udp --orig-port-src \(flow.port)` on the node of \(asker): whether its flow is translated "
        + "to an address that is gone",
      ruledOut: [
        Finding.Alternative(
          "a dead upstream",
          "\(flow.server) answered \(other) at event \(flow.elsewhere.responseBegan?.event ?? 0)"),
        Finding.Alternative("a lost datagram", "all questions from that port are lost"),
      ],
      remedies: [
        "delete the flow: `conntrack -D -p udp --orig-port-src \(flow.port)`",
        "let \(asker) ask from a new port each time (dnsmasq: no `query-port`)",
        "a kube-proxy that clears UDP flows when endpoints change",
      ], about: group.subject, subjects: group.subjects)
  }
}
