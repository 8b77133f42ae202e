internal import Events
internal import Protocols

extension Signature {
  /// A suffix of the search list answers for a name that is not under it, and what is at that address is not what was wanted.
  static let suffixAnswered = Signature("suffix-answered") { clues in
    LookupGroup.groups(of: clues) { _, lookup in
      SuffixAnswered.stranger(clues, lookup).map {
        (key: lookup.found?.suffix ?? "", nanoseconds: $0.nanoseconds)
      }
    }
    .map { SuffixAnswered.finding(clues, $0) }
  }
}

private enum SuffixAnswered {
  /// What went wrong at the address that the suffix gave.
  struct Stranger {
    let trouble: Finding.Proof
    let address: Endpoint
    let nanoseconds: UInt64
  }

  /// A name with dots was found under a suffix that is not the cluster's, and failed there.
  static func stranger(_ clues: borrowing Clues, _ lookup: Lookup) -> Stranger? {
    guard lookup.dotCount > 0, let suffix = lookup.found?.suffix, !isOfCluster(suffix, lookup) else {
      return nil
    }
    return refusal(clues, lookup) ?? failure(clues, lookup)
  }

  /// Names such as `web.shop` are meant to be found under `svc.cluster.local`.
  private static func isOfCluster(_ suffix: String, _ lookup: Lookup) -> Bool {
    (lookup.configuration?.search ?? []).contains { entry in
      guard entry.hasPrefix("svc.") else { return false }
      let domain = entry.dropFirst(4)
      return suffix == domain || suffix.hasSuffix(".\(domain)")
    }
  }

  private static func refusal(_ clues: borrowing Clues, _ lookup: Lookup) -> Stranger? {
    for connecting in clues.evidence.connectings
    where connecting.actor == lookup.actor && lookup.began < connecting.began {
      guard case .failed(_, let at) = connecting.outcome, let remote = connecting.flow.remote,
        lookup.addresses.contains(remote.address)
      else { continue }
      return Stranger(
        trouble: Finding.Proof(at, "\(remote) lets nobody connect"), address: remote,
        nanoseconds: at.nanoseconds(since: lookup.began))
    }
    return nil
  }

  private static func failure(_ clues: borrowing Clues, _ lookup: Lookup) -> Stranger? {
    for exchange in clues.evidence.exchanges.all
    where exchange.actor == lookup.actor && exchange.side == .client && lookup.began < exchange.began {
      guard let remote = exchange.flow.remote, lookup.addresses.contains(remote.address),
        let response = exchange.response, response.isFailure, let ended = exchange.ended
      else { continue }
      return Stranger(
        trouble: Finding.Proof(ended, "\(remote) answers \(response.summary)"), address: remote,
        nanoseconds: ended.nanoseconds(since: lookup.began))
    }
    return nil
  }

  static func finding(_ clues: borrowing Clues, _ group: LookupGroup<String, Void>) -> Finding {
    let lookup = clues.evidence.lookups[group.worst]
    let stranger = stranger(clues, lookup)
    let name = lookup.found?.name ?? lookup.name
    let address = stranger?.address.description ?? "a strange address"
    let names = Set(group.places.map { clues.evidence.lookups[$0].name })
    let connectings = clues.evidence.connectings.indices.filter { place in
      let connecting = clues.evidence.connectings[place]
      return connecting.actor == lookup.actor && connecting.flow.remote == stranger?.address
    }
    let ndots =
      lookup.configuration.map { "; ndots:\($0.ndots) lets it be tried before the name itself" } ?? ""
    return Finding(
      "suffix-answered",
      "\(clues.title(of: group.worst)) asked for `\(lookup.name)`\(group.others) and was led to \(address): the search suffix "
        + "`\(group.key)` answers for `\(name)`\(ndots), and there \(stranger?.trouble.shows ?? "the request failed").",
      evidence: (lookup.proofs + [stranger?.trouble].compactMap(\.self)).sorted { $0.at < $1.at },
      nanoseconds: group.nanoseconds,
      confidence: names.count > 1 || lookup.dotCount > 1 ? .likely : .possible,
      wouldDecide:
        "the addresses of `\(lookup.name).`, with a dot at its end, and of any invented name under `\(group.key)`",
      ruledOut: [
        Finding.Alternative(
          "the service itself refuses",
          "the name as it was typed was not asked for: the search ended at the suffix")
      ],
      remedies: [
        "write the name with a dot at its end: `\(lookup.name).`",
        "take `\(group.key)` out of the search list, or the record for every name (`*`) out of that domain",
        "set dnsConfig options ndots:\(max(1, lookup.dotCount)), so that the name is tried first as it is",
      ], about: group.subject, subjects: group.subjects.union(connectings.map { .connecting($0) }))
  }
}

extension Lookup {
  /// The first name that has records.
  var found: Candidate? { candidates.first(where: \.hasRecords) }
}
