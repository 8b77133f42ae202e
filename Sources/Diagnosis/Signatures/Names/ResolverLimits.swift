internal import Events
internal import Protocols

extension Signature {
  /// resolv.conf names more servers than resolvers read, and those that are read do not know the name.
  static let resolverLimits = Signature("resolver-limits") { clues in
    LookupGroup.groups(of: clues) { _, lookup in
      ResolverLimits.isBeyond(lookup)
        ? (key: lookup.configuration?.nameServers ?? [], nanoseconds: lookup.nanoseconds) : nil
    }
    .map { ResolverLimits.finding(clues, $0) }
  }
}

private enum ResolverLimits {
  /// MAXNS of resolv.h; musl and Go read as many.
  private static let readServers = 3

  /// All that are read were asked or denied it, and there are more.
  static func isBeyond(_ lookup: Lookup) -> Bool {
    guard !lookup.isFound, let configuration = lookup.configuration else { return false }
    let unread = configuration.nameServers.dropFirst(readServers)
    let asked = Set(lookup.servers.map(\.address.text))
    return !unread.isEmpty && !unread.contains(where: asked.contains)
  }

  static func finding(_ clues: borrowing Clues, _ group: LookupGroup<[String], Void>) -> Finding {
    let lookup = clues.evidence.lookups[group.worst]
    let unread = group.key.dropFirst(readServers).joined(separator: ", ")
    let answers = Set(lookup.attempts.map { $0.code?.description ?? "no answer" }).sorted()
    return Finding(
      "resolver-limits",
      "\(clues.title(of: group.worst)) found no `\(lookup.name)`\(group.others): resolv.conf names \(group.key.count) servers "
        + "and resolvers read the first \(readServers), so nobody asks \(unread); the others gave "
        + "\(answers.joined(separator: ", ")).",
      evidence: lookup.proofs, nanoseconds: group.nanoseconds,
      confidence: lookup.attempts.contains { $0.code == .noSuchName } ? .possible : .likely,
      wouldDecide: "asking \(unread) for `\(lookup.name)`",
      ruledOut: [
        Finding.Alternative(
          "a name that does not exist",
          lookup.attempts.contains { $0.code == .noSuchName }
            ? "not ruled out: a server says so" : "no server that was asked says so")
      ],
      remedies: [
        "put the server that knows the name among the first \(readServers)",
        "name one server that forwards to the others",
      ], about: group.subject, subjects: group.subjects)
  }
}
