internal import Events
internal import Protocols

extension Signature {
  /// One suffix of the search list takes seconds, where the others are answered at once: its names are forwarded to a server
  /// that does not answer.
  static let slowSearchSuffix = Signature("slow-search-suffix") { clues in
    LookupGroup.groups(of: clues) { _, lookup in
      SlowSearchSuffix.slowest(clues, lookup).map { candidate in
        (key: lookup.candidates[candidate].suffix ?? "", nanoseconds: lookup.nanoseconds(of: candidate))
      }
    }
    .map { SlowSearchSuffix.finding(clues, $0) }
  }
}

private enum SlowSearchSuffix {
  /// The place of the slow name that took longest; nil for none.
  static func slowest(_ clues: borrowing Clues, _ lookup: Lookup) -> Int? {
    lookup.candidates.indices.filter { isSlow($0, lookup) }.max {
      lookup.nanoseconds(of: $0) < lookup.nanoseconds(of: $1)
    }
  }

  /// The suffix takes long and has no useful answer, and the same server is quick about another name.
  private static func isSlow(_ candidate: Int, _ lookup: Lookup) -> Bool {
    let tried = lookup.candidates[candidate]
    let time = lookup.nanoseconds(of: candidate)
    let isLast = candidate == lookup.candidates.count - 1
    let patience = lookup.isUnderWay && isLast ? Thresholds.overdue : Thresholds.complaint
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
    return last < Thresholds.remarkable
  }

  static func finding(_ clues: borrowing Clues, _ group: LookupGroup<String, Void>) -> Finding {
    let lookup = clues.evidence.lookups[group.worst]
    let candidate = slowest(clues, lookup) ?? 0
    let tried = lookup.candidates[candidate]
    let suffix = group.key
    let forwarded = clues.forwarded(for: tried.attempts)
    let silent = forwarded.filter { $0.responseBegan == nil }
    let upstreams = Set(silent.compactMap { $0.flow.remote?.description }).sorted().joined(separator: " and ")
    let server = tried.attempts.first?.server.description ?? "the name server"
    let forwarding =
      silent.isEmpty
      ? ", which \(server) does not answer in time"
      : ", which \(server) forwards to \(upstreams), which never answers"
    return Finding(
      "slow-search-suffix",
      "\(TimeText.short(lookup.nanoseconds(of: candidate))) of the \(TimeText.short(lookup.nanoseconds)) that "
        + "\(clues.title(of: group.worst)) waited for `\(lookup.name)`\(group.others) went to one search suffix, "
        + "`\(suffix)`\(forwarding)\(reason(lookup)).",
      evidence: (lookup.configurationProofs + lookup.proofs(of: tried) + forwarded.flatMap(\.forwardingProofs))
        .sorted { $0.at < $1.at },
      nanoseconds: group.nanoseconds, confidence: silent.isEmpty ? .likely : .certain,
      wouldDecide: silent.isEmpty
        ? "a recording on the host of the name server \(server), which shows whom it asks" : nil,
      ruledOut: [
        Finding.Alternative(
          "a name server that is down",
          "it answered the other names of the same look-up in \(quickest(lookup, candidate))")
      ] + lostDatagram(tried, forwarded),
      remedies: remedies(lookup, suffix, upstreams), about: group.subject, subjects: group.subjects)
  }

  /// What speaks against a datagram that was lost: nothing does where the question was asked once and nobody saw it.
  private static func lostDatagram(
    _ tried: Lookup.Candidate, _ forwarded: [Exchange]
  ) -> [Finding.Alternative] {
    if tried.questions.contains(where: { $0.attempts.count > 1 }) {
      return [
        Finding.Alternative(
          "a lost datagram", "the question was not answered at once when it was asked again")
      ]
    }
    return forwarded.isEmpty
      ? [] : [Finding.Alternative("a lost datagram", "the name server had the question, and passed it on")]
  }

  private static func reason(_ lookup: Lookup) -> String {
    guard let ndots = lookup.configuration?.ndots, lookup.dotCount < ndots else { return "" }
    return "; ndots:\(ndots) makes the resolver try it first, as the name has \(lookup.dotCount) dots"
  }

  private static func quickest(_ lookup: Lookup, _ slow: Int) -> String {
    let times = lookup.candidates.indices.filter { $0 != slow }.map { lookup.nanoseconds(of: $0) }
    return TimeText.short(times.filter { $0 > 0 }.min() ?? 0)
  }

  private static func remedies(_ lookup: Lookup, _ suffix: String, _ upstreams: String) -> [String] {
    var remedies = [
      "take `\(suffix)` out of the search list (a kubelet takes it from the resolv.conf of its node)",
      "write the name with a dot at its end: `\(lookup.name).`",
    ]
    if let configuration = lookup.configuration, 0 < lookup.dotCount, lookup.dotCount < configuration.ndots {
      remedies.append(
        "set dnsConfig options ndots:\(lookup.dotCount) for the pod, so that the name is tried first as it is"
      )
    }
    remedies.append(
      upstreams.isEmpty
        ? "let the name server answer names of `\(suffix)` itself"
        : "mend the upstream \(upstreams), or do not forward `\(suffix)` to it")
    return remedies
  }
}
