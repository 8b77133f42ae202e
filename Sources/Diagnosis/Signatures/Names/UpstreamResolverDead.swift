internal import Events
internal import Protocols

extension Signature {
  /// The name server passes a question on, nobody answers it, and it says SERVFAIL or nothing.
  static let upstreamResolverDead = Signature("upstream-resolver-dead") { clues in
    LookupGroup.groups(of: clues) { _, lookup in
      UpstreamResolverDead.upstreams(clues, lookup).map {
        (key: $0, nanoseconds: lookup.nanoseconds)
      }
    }
    .map { UpstreamResolverDead.finding(clues, $0) }
  }
}

private enum UpstreamResolverDead {
  /// Whom the server asked about a name that was not found; nil where one of them answered.
  static func upstreams(_ clues: borrowing Clues, _ lookup: Lookup) -> [Endpoint]? {
    guard !lookup.isFound else { return nil }
    let failed = lookup.candidates.filter { candidate in
      !candidate.attempts.contains { $0.answered != nil && !$0.isFailure }
    }
    let forwarded = clues.forwarded(for: failed.flatMap(\.attempts))
    guard !forwarded.isEmpty, forwarded.allSatisfy({ clues.isSilent($0) }) else { return nil }
    return Set(forwarded.compactMap(\.flow.remote)).sorted { $0.description < $1.description }
  }

  static func finding(_ clues: borrowing Clues, _ group: LookupGroup<[Endpoint], Void>) -> Finding {
    let lookup = clues.evidence.lookups[group.worst]
    let forwarded = clues.forwarded(for: lookup.attempts)
    let upstreams = group.key.map(\.description).joined(separator: " and ")
    let server = forwarded.first.map { clues.evidence[$0.actor].title } ?? "the name server"
    let isRefused = forwarded.contains { if case .failed = $0.outcome { true } else { false } }
    let answer = lookup.attempts.compactMap(\.code).last.map { "said \($0)" } ?? "said nothing"
    let own = clues.evidence.exchanges.all.first { exchange in
      exchange.side == .server && exchange.protocolName == .dns && exchange.actor == forwarded.first?.actor
        && exchange.response?.isFailure == false && clues.asked(for: exchange.id).isEmpty
    }
    var ruledOut: [Finding.Alternative] = []
    if let own {
      ruledOut.append(
        Finding.Alternative(
          "a name server that is down",
          "\(server) answered other names itself, as at event \(own.began.event)"))
    }
    ruledOut.append(
      Finding.Alternative(
        "one of several upstreams", "none of those that were asked (\(upstreams)) answered"))
    return Finding(
      "upstream-resolver-dead",
      "\(clues.title(of: group.worst)) waited \(TimeText.short(lookup.nanoseconds)) for `\(lookup.name)`\(group.others) and "
        + "did not find it: \(server) passed the question on to \(upstreams) \(forwarded.count) times, "
        + (isRefused ? "where nobody listens" : "which never answered") + ", and \(answer).",
      evidence: (lookup.proofs + forwarded.flatMap(\.forwardingProofs)).sorted { $0.at < $1.at },
      nanoseconds: group.nanoseconds, confidence: .certain, ruledOut: ruledOut,
      remedies: [
        "mend the upstream \(upstreams), or the way to it",
        "give \(server) another upstream that it may ask in its place",
      ], about: group.subject, subjects: group.subjects)
  }
}
