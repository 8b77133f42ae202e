internal import Events
internal import Protocols

extension Signature {
  /// A name is asked for under every suffix of the search list before it is found, and the round trips add up.
  static let searchAmplification = Signature("search-amplification") { clues in
    LookupGroup.groups(of: clues) { _, lookup in
      SearchAmplification.detour(lookup).map { (key: lookup.servers, nanoseconds: $0) }
    }
    .map { SearchAmplification.finding(clues, $0) }
  }
}

private enum SearchAmplification {
  /// Less than this is what a name server may take: in nanoseconds.
  private static let shortest: UInt64 = 100_000_000

  /// The time that names took which do not exist, before the one that does; nil where that is little, or one name's alone.
  static func detour(_ lookup: Lookup) -> UInt64? {
    guard let found = lookup.candidates.firstIndex(where: \.hasRecords), found > 1 else { return nil }
    let vain = (0..<found).filter { !lookup.candidates[$0].hasRecords && lookup.candidates[$0].isDenied }
    let times = vain.map { lookup.nanoseconds(of: $0) }
    let sum = times.saturatingSum()
    guard vain.count > 1, sum >= shortest, let longest = times.max(), longest < sum / 4 * 3 else {
      return nil
    }
    return sum
  }

  static func finding(_ clues: borrowing Clues, _ group: LookupGroup<[Endpoint], Void>) -> Finding {
    let lookup = clues.evidence.lookups[group.worst]
    let found = lookup.candidates.firstIndex(where: \.hasRecords) ?? 0
    let messages = lookup.candidates[..<found].reduce(0) { $0 + $1.attempts.count }
    let server = group.key.map(\.description).joined(separator: " and ")
    let time = detour(lookup) ?? 0
    let each = TimeText.short(time / UInt64(max(1, found)))
    let reason =
      lookup.configuration.map {
        "ndots:\($0.ndots) puts the \($0.search.count) suffixes before a name with \(lookup.dotCount) dots"
      } ?? "the suffixes are tried before the name itself"
    return Finding(
      "search-amplification",
      "\(TimeText.short(time)) of the \(TimeText.short(lookup.nanoseconds)) that \(clues.title(of: group.worst)) waited for "
        + "`\(lookup.name)`\(group.others) went to \(found) names that do not exist (\(messages) questions to \(server), "
        + "about \(each) for each name): \(reason).",
      evidence: lookup.proofs, nanoseconds: group.nanoseconds, confidence: .certain,
      ruledOut: [
        Finding.Alternative("one slow suffix", "the time is spread over \(found) names"),
        Finding.Alternative("a lost datagram", "no question had to be asked twice"),
      ],
      remedies: [
        "write the name with a dot at its end: `\(lookup.name).`",
        "set dnsConfig options ndots:\(max(1, lookup.dotCount)) for the pod, so that the name is tried first as it is",
        "a name server that is nearer, or a cache on the node",
      ], about: group.subject, subjects: group.subjects)
  }
}
