internal import Events
internal import Protocols

extension Signature {
  /// The server fails for a suffix of the search list, and the resolver tries no other: musl does so.
  static let searchStoppedByServfail = Signature("search-stopped-by-servfail") { clues in
    LookupGroup.groups(of: clues) { _, lookup in
      SearchStopped.suffix(lookup).map { (key: $0, nanoseconds: lookup.nanoseconds) }
    }
    .map { SearchStopped.finding(clues, $0) }
  }
}

private enum SearchStopped {
  /// The suffix whose server failed, with others behind it that were not tried.
  static func suffix(_ lookup: Lookup) -> String? {
    guard !lookup.isFound, let last = lookup.candidates.last, let suffix = last.suffix,
      !untried(lookup).isEmpty,
      last.attempts.contains(where: { $0.code == .serverFailure }),
      !last.attempts.contains(where: { $0.answered != nil && !$0.isFailure })
    else { return nil }
    return suffix
  }

  /// The suffixes behind the last one that was tried.
  static func untried(_ lookup: Lookup) -> [String] {
    guard let search = lookup.configuration?.search, let suffix = lookup.candidates.last?.suffix,
      let place = search.firstIndex(where: { $0.lowercased() == suffix.lowercased() })
    else { return [] }
    return Array(search[(place + 1)...])
  }

  static func finding(_ clues: borrowing Clues, _ group: LookupGroup<String, Void>) -> Finding {
    let lookup = clues.evidence.lookups[group.worst]
    let untried = untried(lookup).map { "`\($0)`" }.joined(separator: ", ")
    let library = lookup.resolver == .musl ? "musl's resolver" : "its resolver"
    let forwarded = clues.forwarded(for: lookup.attempts)
    let silent = forwarded.filter { clues.isSilent($0) }
    let upstreams = Set(silent.map(\.flow.remoteText)).sorted().joined(separator: " and ")
    let isRefused = silent.contains { $0.outcome.isRefusal }
    let manner = isRefused ? "refuses (nobody listens there)" : "does not answer"
    let behind = silent.isEmpty ? "" : ", as \(upstreams), which it asks, \(manner)"
    return Finding(
      "search-stopped-by-servfail",
      "\(clues.title(of: group.worst)) found no `\(lookup.name)`\(group.others): the name server says SERVFAIL for the search "
        + "suffix `\(group.key)`\(behind), and \(library) stops there, before it has tried \(untried).",
      evidence: (lookup.proofs + forwarded.flatMap(\.forwardingProofs)).sorted { $0.at < $1.at },
      nanoseconds: group.nanoseconds, confidence: lookup.resolver == .musl ? .certain : .likely,
      ruledOut: [
        Finding.Alternative(
          "a name that does not exist", "no server said so: the suffixes behind were not asked for")
      ],
      remedies: [
        "take `\(group.key)` out of the search list, or put it behind the others",
        "mend what the name server asks for `\(group.key)`, so that it says NXDOMAIN",
        "write the whole name with a dot at its end",
        "an image with glibc goes on to the next suffix",
      ], about: group.subject, subjects: group.subjects)
  }
}
