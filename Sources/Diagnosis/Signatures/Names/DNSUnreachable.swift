internal import Events
internal import Protocols

extension Signature {
  /// No question is answered, whatever its type: nothing gets through to the name servers.
  static let dnsUnreachable = Signature("dns-unreachable") { clues in
    let reached = DNSUnreachable.reached(clues)
    return LookupGroup.groups(of: clues) { _, lookup in
      DNSUnreachable.isCutOff(clues, lookup, reached)
        ? (key: lookup.servers, nanoseconds: lookup.nanoseconds) : nil
    }
    .map { DNSUnreachable.finding(clues, $0) }
  }
}

private enum DNSUnreachable {
  /// A server, and a container that it answered.
  struct Reached: Hashable {
    let server: Endpoint
    let container: String
  }

  /// Who had an answer, and of whom.
  static func reached(_ clues: borrowing Clues) -> Set<Reached> {
    var reached: Set<Reached> = []
    for lookup in clues.evidence.lookups {
      let container = clues.evidence[lookup.actor].container
      for attempt in lookup.attempts where attempt.answered != nil {
        reached.insert(Reached(server: attempt.server, container: container))
      }
    }
    return reached
  }

  /// Every message was without an answer, no server saw one, and none of them had answered that program's host before.
  static func isCutOff(_ clues: borrowing Clues, _ lookup: Lookup, _ reached: Set<Reached>) -> Bool {
    let attempts = lookup.attempts
    guard lookup.nanoseconds >= Thresholds.complaint, !attempts.isEmpty,
      attempts.allSatisfy({ $0.servedBy == nil && clues.isSilent($0) })
    else { return false }
    let container = clues.evidence[lookup.actor].container
    return lookup.servers.allSatisfy { !reached.contains(Reached(server: $0, container: container)) }
  }

  static func finding(_ clues: borrowing Clues, _ group: LookupGroup<[Endpoint], Void>) -> Finding {
    let lookup = clues.evidence.lookups[group.worst]
    let servers = group.key.map(\.description).joined(separator: " and ")
    let isObserved = clues.evidence.listenings.contains { $0.transport == .udp && $0.endpoint.port == 53 }
    let count = lookup.attempts.count
    return Finding(
      "dns-unreachable",
      "\(clues.title(of: group.worst)) looked `\(lookup.name)` up for \(TimeText.short(lookup.nanoseconds))\(group.others), "
        + "and none of its \(count) questions to \(servers) was answered: nothing gets through to the name server.",
      evidence: lookup.proofs, nanoseconds: group.nanoseconds, confidence: .likely,
      wouldDecide: isObserved
        ? "the counters of the packet filter and the network policies between the client and \(servers)"
        : "a recording on the host of \(servers): whether the questions arrive there",
      ruledOut: [
        Finding.Alternative(
          "a lost datagram",
          "all \(count) were without an answer, of whatever type"
            + (lookup.isAskedAgain ? ", when asked again as well" : "")
        ),
        Finding.Alternative(
          "a dead upstream",
          isObserved
            ? "no name server of this capture saw the questions"
            : "that server would answer names of its own, or say SERVFAIL"),
      ],
      remedies: [
        "allow UDP and TCP to port 53 of the name server in the network policy that applies to the client",
        "check that \(servers) is the name server that the client is to use, and that it runs",
      ], about: group.subject, subjects: group.subjects)
  }
}
