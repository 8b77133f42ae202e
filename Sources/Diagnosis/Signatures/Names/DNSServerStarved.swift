internal import Events
internal import Protocols

extension Signature {
  /// The process of the name server does not run: questions lie in its socket until it does, or come to nobody as it has ended.
  static let dnsServerStarved = Signature("dns-server-starved") { clues in
    DNSServerStarved.stalled(clues) + DNSServerStarved.ended(clues)
  }
}

private enum DNSServerStarved {
  // MARK: - Questions that lay about

  static func stalled(_ clues: borrowing Clues) -> [Finding] {
    LookupGroup.faults(of: clues) { _, lookup in
      late(clues, lookup).max { $0.wait < $1.wait }.map {
        (key: $0.served.actor, nanoseconds: $0.wait, fault: $0)
      }
    }
    .map { finding(clues, $0) }
  }

  private struct Late {
    let attempt: Lookup.Attempt
    let served: Exchange
    let sent: Instant
    let wait: UInt64
  }

  /// The messages that the server took up long after they were sent, and answered soon after that.
  private static func late(_ clues: borrowing Clues, _ lookup: Lookup) -> [Late] {
    lookup.attempts.compactMap { attempt in
      guard let served = clues.served(attempt), served.side == .server, let sent = attempt.sent,
        let taken = served.requestBegan
      else { return nil }
      let wait = taken.nanoseconds(since: sent)
      guard wait >= Thresholds.complaint,
        served.responseBegan.map({ $0.nanoseconds(since: taken) < wait / 5 }) ?? false
      else { return nil }
      return Late(attempt: attempt, served: served, sent: sent, wait: wait)
    }
  }

  private static func finding(_ clues: borrowing Clues, _ group: LookupGroup<ActorID, Late>) -> Finding {
    let lookup = clues.evidence.lookups[group.worst]
    let late = group.fault
    let server = clues.evidence[group.key].title
    let wait = TimeText.short(late.wait)
    var proofs = lookup.configurationProofs
    proofs.append(Finding.Proof(late.sent, "the question is sent to \(late.attempt.server)"))
    proofs.append(Finding.Proof(late.served.began, "\(server) takes it up, \(wait) later"))
    if let answered = late.served.responseBegan { proofs.append(Finding.Proof(answered, "and answers")) }
    return Finding(
      "dns-server-starved",
      "The name server \(server) did not take up for \(wait) what \(clues.title(of: group.worst)) asked it about "
        + "`\(lookup.name)`\(group.others), and then answered at once: its process did not run.",
      evidence: proofs.sorted { $0.at < $1.at }, nanoseconds: group.nanoseconds, confidence: .likely,
      wouldDecide:
        "what held the process up: its processor quota (`nr_throttled` in cpu.stat), a freezer, a stop signal, or a "
        + "debugger",
      ruledOut: [
        Finding.Alternative("a lost datagram", "the very message was answered, without being sent again"),
        Finding.Alternative("a slow upstream", "once it had the question, the server answered soon"),
      ],
      remedies: [
        "give the name server more processor time (its limits, its priority), and more than one replica",
        "look for what stops it: probes that freeze, snapshots, signals",
      ], about: group.subject, subjects: group.subjects)
  }

  // MARK: - Questions that came to nobody

  static func ended(_ clues: borrowing Clues) -> [Finding] {
    let gone = EndedNameServers(clues)
    return LookupGroup.groups(of: clues) { _, lookup in
      guard clues.isTurnedAway(lookup), let ending = gone.last(before: lookup.began)
      else { return nil }
      return (key: ending, nanoseconds: lookup.nanoseconds)
    }
    .map { finding(clues, ended: $0) }
  }

  private static func finding(_ clues: borrowing Clues, ended group: LookupGroup<Int, Void>) -> Finding {
    let lookup = clues.evidence.lookups[group.worst]
    let ending = clues.evidence.endings[group.key]
    let server = clues.evidence[ending.actor].title
    let manner = ending.signal == 0 ? "ended" : "was ended by signal \(ending.signal)"
    return Finding(
      "dns-server-starved",
      "The name server \(server) \(manner) \(TimeText.short(lookup.began.nanoseconds(since: ending.at))) before "
        + "\(clues.title(of: group.worst)) looked up `\(lookup.name)`\(group.others), and nobody listens in its place.",
      evidence: [Finding.Proof(ending.at, "\(server) \(manner)")] + lookup.proofs,
      nanoseconds: group.nanoseconds, confidence: .certain,
      ruledOut: [
        Finding.Alternative(
          "a policy that blocks DNS", "its machine said that nobody listens, rather than nothing")
      ],
      remedies: [
        "start the name server again, and let a supervisor do so",
        "find out what ended it: its log, and out of memory in the kernel's log",
      ], about: group.subject, subjects: group.subjects.union([.ending(group.key)]))
  }
}

/// The name servers that ended, and when one was started again.
private struct EndedNameServers {
  /// Places in `Evidence.endings`, and their times, in order.
  private let endings: [(place: Int, at: Instant)]
  private let begun: [Instant]

  init(_ clues: borrowing Clues) {
    let evidence = clues.evidence
    let listenings = evidence.listenings.filter { $0.endpoint.port == 53 && $0.transport == .udp }
    let servers = clues.nameServers.union(listenings.map(\.actor))
    endings = evidence.endings.enumerated().filter { servers.contains($0.element.actor) }.map {
      (place: $0.offset, at: $0.element.at)
    }
    begun = listenings.compactMap(\.began).sorted()
  }

  /// The last that had ended by then; nil where there is none, or somebody listens in its place.
  func last(before instant: Instant) -> Int? {
    let count = endings.prefixCount { $0.at < instant }
    guard count > 0 else { return nil }
    let ended = endings[count - 1]
    let next = begun[begun.prefixCount { $0 <= ended.at }...].first
    let isReplaced = next.map { $0 < instant } ?? false
    return isReplaced ? nil : ended.place
  }
}
