internal import Events
internal import Protocols

extension Signature {
  /// One suffix of the search list takes seconds, where the others are answered at once: its names are forwarded to a server
  /// that does not answer.
  static let slowSearchSuffix = Signature("slow-search-suffix") { clues in
    clues.evidence.lookups.indices.flatMap { place in SlowSearchSuffix.findings(clues, place) }
  }
}

private enum SlowSearchSuffix {
  /// Quicker than this nobody complains: in nanoseconds.
  private static let patience: UInt64 = 300_000_000

  static func findings(_ clues: borrowing Clues, _ place: Int) -> [Finding] {
    let lookup = clues.evidence.lookups[place]
    return lookup.candidates.indices.compactMap { candidate in
      isSlow(candidate, lookup) ? finding(clues, place, candidate) : nil
    }
  }

  /// The suffix takes long and has no useful answer, and the same server is quick about another name.
  private static func isSlow(_ candidate: Int, _ lookup: Lookup) -> Bool {
    let tried = lookup.candidates[candidate]
    let time = lookup.nanoseconds(of: candidate)
    guard tried.suffix != nil, time >= patience, !tried.hasRecords,
      !tried.questions.contains(where: isQuickOnRetry)
    else {
      return false
    }
    let servers = Set(tried.attempts.map(\.server))
    return lookup.candidates.indices.contains { other in
      other != candidate && lookup.candidates[other].isAnswered && lookup.nanoseconds(of: other) < time / 5
        && lookup.candidates[other].attempts.contains { servers.contains($0.server) }
    }
  }

  /// The second message was answered at once: the first, or its answer, was lost on its way.
  private static func isQuickOnRetry(_ question: Lookup.Question) -> Bool {
    guard question.attempts.count > 1, let last = question.attempts.last?.nanoseconds else { return false }
    return last < patience / 3
  }

  private static func finding(_ clues: borrowing Clues, _ place: Int, _ candidate: Int) -> Finding {
    let lookup = clues.evidence.lookups[place]
    let tried = lookup.candidates[candidate]
    let suffix = tried.suffix ?? ""
    let forwarded = tried.attempts.flatMap { clues.asked(for: $0.servedBy) }.filter {
      $0.protocolName == .dns
    }
    let silent = forwarded.filter { $0.responseBegan == nil }
    let upstreams = Set(silent.compactMap { $0.flow.remote?.description }).sorted().joined(separator: " and ")
    let server = tried.attempts.first?.server.description ?? "the name server"
    let time = lookup.nanoseconds(of: candidate)
    let whole = lookup.ended.nanoseconds(since: lookup.began)
    let forwarding =
      silent.isEmpty
      ? ", which \(server) does not answer in time"
      : ", which \(server) forwards to \(upstreams), which never answers"
    let dots = lookup.name.count { $0 == "." }
    let reason =
      lookup.configuration.map { configuration in
        dots < configuration.ndots
          ? "; ndots:\(configuration.ndots) makes the resolver try it first, as the name has \(dots) dots"
          : ""
      } ?? ""
    return Finding(
      "slow-search-suffix",
      "\(TimeText.short(time)) of the \(TimeText.short(whole)) that \(clues.evidence[lookup.actor].title) waited for "
        + "`\(lookup.name)` went to one search suffix, `\(suffix)`\(forwarding)\(reason).",
      evidence: proofs(lookup, tried, forwarded), nanoseconds: time,
      confidence: silent.isEmpty ? .likely : .certain,
      wouldDecide: silent.isEmpty
        ? "a recording on the host of the name server \(server), which shows whom it asks" : nil,
      ruledOut: [
        Finding.Alternative(
          "a name server that is down",
          "it answered the other names of the same look-up in \(quickest(lookup, candidate))"),
        Finding.Alternative(
          "a lost datagram", "the question was not answered at once when it was asked again"),
      ],
      remedies: remedies(lookup, suffix, upstreams), subjects: [.lookup(place)])
  }

  private static func quickest(_ lookup: Lookup, _ slow: Int) -> String {
    let times = lookup.candidates.indices.filter { $0 != slow }.map { lookup.nanoseconds(of: $0) }
    return TimeText.short(times.filter { $0 > 0 }.min() ?? 0)
  }

  private static func proofs(_ lookup: Lookup, _ tried: Lookup.Candidate, _ forwarded: [Exchange]) -> [Finding
    .Proof]
  {
    var proofs: [Finding.Proof] = []
    if let configuration = lookup.configuration {
      proofs.append(
        Finding.Proof(
          configuration.source,
          "resolv.conf as it was read: search \(configuration.search.joined(separator: " ")), ndots:\(configuration.ndots)"
        ))
    }
    for attempt in tried.attempts {
      if let sent = attempt.sent {
        proofs.append(Finding.Proof(sent, "\(tried.name) is asked of \(attempt.server)"))
      }
      if let answered = attempt.answered, let code = attempt.code {
        proofs.append(
          Finding.Proof(answered, "the answer, \(code), after \(TimeText.short(attempt.nanoseconds ?? 0))"))
      }
    }
    for asked in forwarded {
      proofs.append(Finding.Proof(asked.began, "forwarded to \(asked.flow.remoteText)"))
      if let ended = asked.ended, asked.responseBegan == nil {
        proofs.append(
          Finding.Proof(ended, "given up after \(TimeText.short(ended.nanoseconds(since: asked.began)))"))
      }
    }
    return proofs.sorted { $0.at < $1.at }
  }

  private static func remedies(_ lookup: Lookup, _ suffix: String, _ upstreams: String) -> [String] {
    var remedies = [
      "take `\(suffix)` out of the search list (a kubelet takes it from the resolv.conf of its node)",
      "write the name with a dot at its end: `\(lookup.name).`",
    ]
    let dots = lookup.name.count { $0 == "." }
    if let configuration = lookup.configuration, dots < configuration.ndots, dots > 0 {
      remedies.append(
        "set dnsConfig options ndots:\(dots) for the pod, so that the name is tried first as it is")
    }
    remedies.append(
      upstreams.isEmpty
        ? "let the name server answer names of `\(suffix)` itself"
        : "mend the upstream \(upstreams), or do not forward `\(suffix)` to it")
    return remedies
  }
}
