internal import Events
internal import Protocols

extension Signature {
  /// A question comes back to the server that passed it on.
  static let dnsForwardingLoop = Signature("dns-forwarding-loop") { clues in
    LookupGroup.groups(of: clues) { _, lookup in
      DNSForwardingLoop.circle(clues, lookup).map { (key: $0.map(\.actor), nanoseconds: lookup.nanoseconds) }
    }
    .map { DNSForwardingLoop.finding(clues, $0) }
  }
}

private enum DNSForwardingLoop {
  /// Longer circles are not followed.
  private static let longest = 8

  /// The sights of a question by servers, from one to the same one again; nil where it does not come back.
  static func circle(_ clues: borrowing Clues, _ lookup: Lookup) -> [Exchange]? {
    for attempt in lookup.attempts {
      guard let served = clues.served(attempt), served.side == .server else { continue }
      if let circle = circle(clues, [served]) { return circle }
    }
    return nil
  }

  private static func circle(_ clues: borrowing Clues, _ path: [Exchange]) -> [Exchange]? {
    guard let last = path.last, path.count <= longest else { return nil }
    for asked in clues.asked(for: last.id) {
      guard let sight = asked.otherEnd.flatMap({ clues.evidence.exchanges[$0] }),
        sight.request?.summary == path[0].request?.summary
      else { continue }
      if path.contains(where: { $0.actor == sight.actor }) { return path + [sight] }
      if let circle = circle(clues, path + [sight]) { return circle }
    }
    return nil
  }

  /// How the question went on from each server to the next one, and back.
  private static func proofs(_ clues: borrowing Clues, _ circle: [Exchange]) -> [Finding.Proof] {
    let evidence = clues.evidence
    return circle.enumerated().flatMap { place, sight -> [Finding.Proof] in
      let server = evidence[sight.actor].title
      let asked = place == 0 ? nil : sight.otherEnd.flatMap { evidence.exchanges[$0] }
      let passed = asked.map {
        Finding.Proof(
          $0.requestBegan ?? $0.began,
          "\(evidence[$0.actor].title) passes it on to \($0.flow.remoteText), from port \($0.flow.local?.port ?? 0)"
        )
      }
      let peer = sight.flow.remote.map { " from \($0)" } ?? ""
      let again = circle[..<place].contains { $0.actor == sight.actor } ? ", which it had before" : ""
      return [passed, Finding.Proof(sight.began, "\(server) gets the question\(peer)\(again)")].compactMap(
        \.self)
    }
  }

  static func finding(_ clues: borrowing Clues, _ group: LookupGroup<[ActorID], Void>) -> Finding {
    let lookup = clues.evidence.lookups[group.worst]
    let circle = circle(clues, lookup) ?? []
    let names = group.key.map { clues.evidence[$0].title }
    let way =
      names.count > 2
      ? "\(names.joined(separator: " passes it on to ")) again"
      : "\(names.first ?? "the name server") passes it on to itself"
    let backTo = circle.last.flatMap { last in
      clues.evidence.exchanges.all.first { $0.otherEnd == last.id }?.flow.remoteText
    }
    return Finding(
      "dns-forwarding-loop",
      "\(clues.title(of: group.worst)) got no address for `\(lookup.name)` in \(TimeText.short(lookup.nanoseconds))"
        + "\(group.others): the question runs in a circle, \(way)"
        + (backTo.map { ", by its address \($0)" } ?? "") + ".",
      evidence: (lookup.proofs + proofs(clues, circle)).sorted { $0.at < $1.at },
      nanoseconds: group.nanoseconds, confidence: .certain,
      ruledOut: [
        Finding.Alternative(
          "a dead upstream", "the upstream is a server of the circle, and gets the question")
      ],
      remedies: [
        "give the name server an upstream outside of the circle: not its own Service address, nor a resolv.conf that "
          + "names it",
        "the plugin `loop` of CoreDNS finds such circles when it starts",
      ], about: group.subject, subjects: group.subjects)
  }
}
