internal import Events
internal import Protocols

extension Signature {
  /// An answer did not fit into a datagram and says so, and the resolver does not ask again over TCP.
  static let truncatedAnswerWithoutTCP = Signature("truncated-answer-without-tcp") { clues in
    LookupGroup.groups(of: clues) { _, lookup in
      guard !lookup.isFound, let cut = lookup.truncated,
        clues.streams(of: lookup, to: cut.attempt.server).isEmpty
      else { return nil }
      return (key: cut.candidate.name, nanoseconds: lookup.nanoseconds)
    }
    .map { TruncatedAnswerWithoutTCP.finding(clues, $0) }
  }
}

private enum TruncatedAnswerWithoutTCP {
  static func finding(_ clues: borrowing Clues, _ group: LookupGroup<String, Void>) -> Finding {
    let lookup = clues.evidence.lookups[group.worst]
    let server = lookup.truncated?.attempt.server.description ?? "the name server"
    let library = lookup.resolver == .musl ? "musl's resolver, before its version 1.2.4," : "its resolver"
    return Finding(
      "truncated-answer-without-tcp",
      "\(clues.title(of: group.worst)) got no address for `\(lookup.name)`\(group.others): the answer of \(server) for "
        + "`\(group.key)` does not fit into a datagram and was cut off (TC), and \(library) does not ask again over TCP.",
      evidence: lookup.proofs, nanoseconds: group.nanoseconds, confidence: .certain,
      ruledOut: [
        Finding.Alternative(
          "a name that does not exist",
          "the code is \(lookup.truncated?.attempt.code?.description ?? "NOERROR")"),
        Finding.Alternative("TCP that is blocked", "no connection to \(server) was tried"),
      ],
      remedies: [
        "let the answer be shorter: a Service with a cluster address in place of a headless one, or fewer records",
        "let the name server send as many records as fit, without the mark",
        "a newer musl (1.2.4), or glibc, asks again over TCP",
      ], about: group.subject, subjects: group.subjects)
  }
}

extension Lookup {
  /// The answer that was cut off; nil for none.
  var truncated: (candidate: Candidate, attempt: Attempt)? {
    for candidate in candidates.reversed() {
      if let attempt = candidate.attempts.first(where: \.isTruncated) { return (candidate, attempt) }
    }
    return nil
  }
}

extension Clues {
  /// Places of the connections by TCP that the program made to that server while it looked the name up, or right after.
  func streams(of lookup: Lookup, to server: Endpoint) -> [Int] {
    evidence.connectings.indices.filter { place in
      let connecting = evidence.connectings[place]
      return connecting.actor == lookup.actor && connecting.flow.remote == server
        && lookup.began < connecting.began
        && connecting.began.nanoseconds(since: lookup.ended) < Thresholds.complaint
    }
  }
}
