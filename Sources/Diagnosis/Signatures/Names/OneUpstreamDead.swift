internal import Events
internal import Protocols

extension Signature {
  /// Of several servers that may be asked, one never answers: whoever asks it first waits, the others do not.
  static let oneUpstreamDead = Signature("one-upstream-dead") { clues in
    let answering = OneUpstreamDead.answering(clues)
    return LookupGroup.faults(of: clues) { _, lookup in
      OneUpstreamDead.detour(clues, lookup, answering).map { detour in
        (key: OneUpstreamDead.Pair(detour), nanoseconds: detour.nanoseconds, fault: detour)
      }
    }
    .map { OneUpstreamDead.finding(clues, $0) }
  }
}

private enum OneUpstreamDead {
  /// A server was asked in vain, and then another one answered.
  struct Detour {
    /// Who asked both.
    let asker: ActorID
    let dead: Endpoint
    let alive: Endpoint
    let began: Instant
    /// When the other one was asked.
    let turned: Instant
    let answered: Instant

    var nanoseconds: UInt64 { turned.nanoseconds(since: began) }
  }

  struct Pair: Hashable {
    let dead: Endpoint
    let alive: Endpoint

    init(_ detour: Detour) { (dead, alive) = (detour.dead, detour.alive) }
  }

  /// The servers that answered somebody.
  static func answering(_ clues: borrowing Clues) -> Set<Endpoint> {
    Set(
      clues.evidence.exchanges.all.lazy.filter { $0.side == .client && $0.responseBegan != nil }.compactMap {
        $0.flow.remote
      })
  }

  static func detour(_ clues: borrowing Clues, _ lookup: Lookup, _ answering: Set<Endpoint>) -> Detour? {
    let all = ofResolver(clues, lookup) + ofServers(clues, lookup)
    return all.filter { $0.nanoseconds >= Thresholds.remarkable && !answering.contains($0.dead) }.max {
      $0.nanoseconds < $1.nanoseconds
    }
  }

  private static func ofResolver(_ clues: borrowing Clues, _ lookup: Lookup) -> [Detour] {
    lookup.candidates.flatMap(\.questions).compactMap { question in
      guard let vain = question.attempts.first(where: { clues.isSilent($0) && $0.servedBy == nil }),
        let good = question.attempts.first(where: { $0.answered != nil && $0.server != vain.server }),
        let began = vain.sent, let turned = good.sent, let answered = good.answered, began < turned
      else { return nil }
      return Detour(
        asker: lookup.actor, dead: vain.server, alive: good.server, began: began, turned: turned,
        answered: answered)
    }
  }

  private static func ofServers(_ clues: borrowing Clues, _ lookup: Lookup) -> [Detour] {
    lookup.attempts.compactMap { attempt in
      let forwarded = clues.forwarded(for: [attempt])
      guard let vain = forwarded.first(where: { clues.isSilent($0) }), let dead = vain.flow.remote,
        let good = forwarded.first(where: { $0.responseBegan != nil && $0.flow.remote != dead }),
        let alive = good.flow.remote, let answered = good.responseBegan
      else { return nil }
      return Detour(
        asker: vain.actor, dead: dead, alive: alive, began: vain.began, turned: good.began, answered: answered
      )
    }
  }

  /// What the resolver itself may wait at least, where it may wait for longer.
  private static func shorterWait(_ lookup: Lookup, _ detour: Detour) -> [String] {
    guard detour.asker == lookup.actor, lookup.configuration?.timeout != 1 else { return [] }
    return ["`options timeout:1` bounds what each such wait costs"]
  }

  static func finding(_ clues: borrowing Clues, _ group: LookupGroup<Pair, Detour>) -> Finding {
    let lookup = clues.evidence.lookups[group.worst]
    let detour = group.fault
    let (dead, alive) = (group.key.dead, group.key.alive)
    let quick = clues.evidence.lookups.count {
      $0.isFound && $0.actor != lookup.actor && $0.nanoseconds < Thresholds.complaint
    }
    let asker = clues.evidence[detour.asker].title
    let isRotated = detour.asker == lookup.actor && lookup.configuration?.rotates == true
    let rotation = isRotated ? "; `rotate` lets each look-up begin with another server" : ""
    return Finding(
      "one-upstream-dead",
      "\(clues.title(of: group.worst)) waited \(TimeText.short(detour.nanoseconds)) for `\(lookup.name)`\(group.others): "
        + "\(asker) asked \(dead) first, which never answers, and then \(alive), which did in "
        + "\(TimeText.short(detour.answered.nanoseconds(since: detour.turned)))\(rotation).",
      evidence: (lookup.configurationProofs + [
        Finding.Proof(detour.began, "\(asker) asks \(dead)"),
        Finding.Proof(detour.turned, "\(asker) asks \(alive)"),
        Finding.Proof(detour.answered, "\(alive) answers"),
      ]).sorted { $0.at < $1.at },
      nanoseconds: group.nanoseconds, confidence: .certain,
      ruledOut: [
        Finding.Alternative("a lost datagram", "\(dead) did not answer once in this capture"),
        Finding.Alternative(
          "a slow network",
          "\(quick) look-ups of the same capture, which asked \(alive) first or alone, were quick"),
      ],
      remedies: [
        "take \(dead) out of the list of servers that \(asker) asks, or mend it"
      ] + shorterWait(lookup, detour), about: group.subject, subjects: group.subjects)
  }
}
