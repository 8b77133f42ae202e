internal import Events
internal import Protocols

extension Signature {
  /// A name was not found, and the capture does not show why. That there is no such name, or no name server, is said where
  /// somebody minded: he waited, or his process ended in failure.
  static let dnsFailure = Signature("dns-failure") { clues in
    LookupGroup.groups(of: clues) { _, lookup in
      DNSFailure.manner(clues, lookup).map {
        (key: DNSFailure.Key(servers: lookup.servers, manner: $0), nanoseconds: lookup.nanoseconds)
      }
    }
    .map { DNSFailure.finding(clues, $0) }
  }
}

private enum DNSFailure {
  struct Key: Hashable {
    let servers: [Endpoint]
    let manner: Manner
  }

  enum Manner: Hashable {
    case failed(DNSResponseCode)
    case denied
    case silent
    case refused
  }

  /// How the look-up failed; nil for one that did not, or was not decided when the capture ended.
  static func manner(_ clues: borrowing Clues, _ lookup: Lookup) -> Manner? {
    guard !lookup.isFound, let last = lookup.candidates.last, !last.questions.isEmpty else { return nil }
    let attempts = last.attempts
    if let code = attempts.last(where: \.isFailure)?.code,
      !attempts.contains(where: { $0.answered != nil && !$0.isFailure })
    {
      return .failed(code)
    }
    let isMinded = lookup.nanoseconds >= Thresholds.complaint || clues.hasFailed(lookup.actor)
    if attempts.allSatisfy({ $0.code == .noSuchName }) { return isMinded ? .denied : nil }
    guard !lookup.isAnswered else { return nil }
    if clues.isTurnedAway(lookup) { return isMinded ? .refused : nil }
    let isSilent = attempts.allSatisfy { $0.servedBy == nil || clues.served($0)?.responseBegan == nil }
    return isSilent && attempts.allSatisfy { clues.isSilent($0) }
      && lookup.nanoseconds >= Thresholds.complaint
      ? .silent : nil
  }

  static func finding(_ clues: borrowing Clues, _ group: LookupGroup<Key, Void>) -> Finding {
    let lookup = clues.evidence.lookups[group.worst]
    let servers = group.key.servers.map(\.description).joined(separator: " and ")
    let (what, decides, remedy) = words(group.key.manner, servers, lookup)
    return Finding(
      "dns-failure",
      "\(clues.title(of: group.worst)) found no `\(lookup.name)`\(group.others) in \(TimeText.short(lookup.nanoseconds)): \(what).",
      evidence: lookup.proofs, nanoseconds: group.nanoseconds,
      confidence: .certain, wouldDecide: decides, remedies: [remedy], about: group.subject,
      subjects: group.subjects)
  }

  private static func words(
    _ manner: Manner, _ servers: String, _ lookup: Lookup
  ) -> (what: String, decides: String, remedy: String) {
    let name = lookup.name
    switch manner {
    case .failed(let code):
      return (
        "\(servers) says \(code)",
        "a recording on the host of \(servers), which shows whom it asks and what it is told",
        "look into the log of \(servers), and at the servers that it asks in its turn"
      )
    case .denied:
      let tried = lookup.candidates.count
      return (
        "\(servers) says that no such name exists, "
          + (tried > 1 ? "of \(tried) that were tried" : "and no other was tried"),
        "whether `\(name)` is the right name, and \(servers) the server that knows it",
        "correct the name, or create what it is to name"
      )
    case .silent:
      return (
        "\(servers) did not answer",
        "a recording on the host of \(servers): whether the questions arrive there",
        "check that \(servers) runs and that UDP and TCP to its port 53 are allowed"
      )
    case .refused:
      return (
        "the machine of \(servers) says that nobody listens there",
        "whether a name server runs behind \(servers)",
        "start the name server, or name another one in resolv.conf"
      )
    }
  }
}
