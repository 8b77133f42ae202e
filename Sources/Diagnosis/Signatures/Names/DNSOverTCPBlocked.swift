internal import Events
internal import Protocols

extension Signature {
  /// An answer did not fit into a datagram, and TCP to the name server does not get through.
  static let dnsOverTCPBlocked = Signature("dns-over-tcp-blocked") { clues in
    LookupGroup.groups(of: clues) { _, lookup in
      guard let cut = lookup.truncated, let time = DNSOverTCPBlocked.wait(clues, lookup, cut.attempt.server)
      else {
        return nil
      }
      return (key: cut.attempt.server, nanoseconds: time)
    }
    .map { DNSOverTCPBlocked.finding(clues, $0) }
  }
}

private enum DNSOverTCPBlocked {
  /// How long the connections were tried; nil where there were none, or one was made.
  static func wait(_ clues: borrowing Clues, _ lookup: Lookup, _ server: Endpoint) -> UInt64? {
    let streams = clues.streams(of: lookup, to: server).map { clues.evidence.connectings[$0] }
    guard !streams.isEmpty, !streams.contains(where: isConnected) else { return nil }
    return streams.map { clues.evidence.end(of: $0).nanoseconds(since: $0.began) }.saturatingSum()
  }

  private static func isConnected(_ connecting: Connecting) -> Bool {
    if case .connected = connecting.outcome { return true }
    return connecting.accepted != nil
  }

  static func finding(_ clues: borrowing Clues, _ group: LookupGroup<Endpoint, Void>) -> Finding {
    let lookup = clues.evidence.lookups[group.worst]
    let streams = group.places.flatMap { clues.streams(of: clues.evidence.lookups[$0], to: group.key) }
    let own = clues.streams(of: lookup, to: group.key).map { clues.evidence.connectings[$0] }
    let name = lookup.truncated?.candidate.name ?? lookup.name
    let isRefused = own.contains {
      if case .failed(Errno.connectionRefused, _) = $0.outcome { true } else { false }
    }
    let outcome = isRefused ? "is refused" : "gets no answer"
    return Finding(
      "dns-over-tcp-blocked",
      "\(clues.title(of: group.worst)) got no address for `\(lookup.name)`\(group.others): the answer of \(group.key) for "
        + "`\(name)` does not fit into a datagram (TC), and TCP to \(group.key) \(outcome), though UDP gets through"
        + (group.nanoseconds > 0 ? ": \(TimeText.short(group.nanoseconds)) were spent on it." : "."),
      evidence: (lookup.proofs
        + own.flatMap { stream in
          [Finding.Proof(stream.began, "connect by TCP to \(group.key)")]
            + (stream.ended.map {
              [Finding.Proof($0, "which \(isRefused ? "is refused" : "does not get through")")]
            }
              ?? [])
        }).sorted { $0.at < $1.at },
      nanoseconds: group.nanoseconds, confidence: .likely,
      wouldDecide:
        "the network policies and packet filters between the client and \(group.key): whether they allow port 53 "
        + "by TCP",
      ruledOut: [
        Finding.Alternative("a name server that is down", "it answered by UDP"),
        Finding.Alternative("a resolver without TCP", "it tried to connect"),
      ],
      remedies: [
        "allow TCP to port 53 of the name server beside UDP",
        "let the answer be shorter: fewer records"
          + (lookup.configuration?.hasEDNS == true ? "" : ", or EDNS with a larger size (`options edns0`)"),
      ], about: group.subject, subjects: group.subjects.union(streams.map { .connecting($0) }))
  }
}
