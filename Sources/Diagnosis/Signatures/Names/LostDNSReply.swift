internal import Events
internal import Protocols

extension Signature {
  /// One of two questions that were asked at once has no answer, the other one has, and asked again it is answered at once:
  /// the datagram, or its answer, was lost on its way.
  static let lostDNSReply = Signature("lost-dns-reply") { clues in
    LookupGroup.faults(of: clues) { place, lookup in
      let losses = LostDNSReply.losses(clues, lookup)
      return losses.first.map {
        (key: $0.attempt.server, nanoseconds: LostDNSReply.wait(losses), fault: $0)
      }
    }
    .map { LostDNSReply.finding(clues, $0) }
  }
}

private enum LostDNSReply {
  struct Loss {
    let candidate: Int
    let type: DNSType
    let attempt: Lookup.Attempt
    let again: Lookup.Attempt
    let wait: UInt64
  }

  static func losses(_ clues: borrowing Clues, _ lookup: Lookup) -> [Loss] {
    lookup.candidates.indices.flatMap { place -> [Loss] in
      let candidate = lookup.candidates[place]
      return candidate.questions.indices.flatMap { losses(clues, candidate, place, $0) }
    }
  }

  private static func losses(
    _ clues: borrowing Clues, _ candidate: Lookup.Candidate, _ place: Int, _ question: Int
  ) -> [Loss] {
    let attempts = candidate.questions[question].attempts
    return zip(attempts, attempts.dropFirst()).compactMap { lost, again in
      guard clues.isSilent(lost), lost.server == again.server, let sent = lost.sent, let resent = again.sent,
        let time = again.nanoseconds
      else { return nil }
      let wait = resent.nanoseconds(since: sent)
      guard wait >= Thresholds.complaint, time < wait / 5, !isHeldUp(clues, lost, sent),
        hasAnsweredNeighbour(candidate, question, sent, resent, lost.server)
      else { return nil }
      return Loss(
        candidate: place, type: candidate.questions[question].type, attempt: lost, again: again, wait: wait)
    }
  }

  /// The server had the question and took its time, or took it late.
  private static func isHeldUp(_ clues: borrowing Clues, _ lost: Lookup.Attempt, _ sent: Instant) -> Bool {
    guard let served = clues.served(lost) else { return false }
    guard let answered = served.responseBegan else { return true }
    return answered.nanoseconds(since: sent) >= Thresholds.complaint
  }

  /// The other question of the same name was answered meanwhile; where none was asked, nothing speaks against it.
  private static func hasAnsweredNeighbour(
    _ candidate: Lookup.Candidate, _ question: Int, _ sent: Instant, _ resent: Instant, _ server: Endpoint
  ) -> Bool {
    let others = candidate.questions.indices.filter { $0 != question }
    return others.isEmpty
      || others.contains { other in
        candidate.questions[other].attempts.contains { attempt in
          attempt.server == server && (attempt.answered.map { $0.time < resent.time } ?? false)
        }
      }
  }

  /// Losses of one name are waited for at once.
  static func wait(_ losses: [Loss]) -> UInt64 {
    Dictionary(grouping: losses, by: \.candidate).values.map { $0.map(\.wait).max() ?? 0 }.saturatingSum()
  }

  private static func remedies(_ lookup: Lookup) -> [String] {
    let sharesSockets = lookup.configuration.map { !$0.asksOneByOne && !$0.usesTCP } ?? true
    return
      (sharesSockets
      ? ["`options single-request-reopen` (or use-vc) in resolv.conf: questions no longer share a socket"]
      : [])
      + [
        "see where it was lost: `insert_failed` of `conntrack -S` on the nodes in between counts races of two questions "
          + "through one socket, `drop` other losses",
        "a DNS cache on the node, so that questions do not pass through conntrack",
        "a kernel in which the race is mended (5.0 and newer), if conntrack counts insert_failed",
      ]
  }

  static func finding(_ clues: borrowing Clues, _ group: LookupGroup<Endpoint, Loss>) -> Finding {
    let lookup = clues.evidence.lookups[group.worst]
    let loss = group.fault
    let name = lookup.candidates[loss.candidate].name
    let served = clues.served(loss.attempt)
    let isObserved = !clues.nameServers.isEmpty
    let what =
      served != nil
      ? "its answer to \(loss.type)? `\(name)` was lost on its way back"
      : isObserved
        ? "the question \(loss.type)? `\(name)` was lost on its way there"
        : "the question \(loss.type)? `\(name)`, or its answer, was lost on its way"
    return Finding(
      "lost-dns-reply",
      "\(clues.title(of: group.worst)) waited \(TimeText.short(loss.wait)) for \(group.key)\(group.others): \(what), while "
        + "the questions beside it were answered; asked again, it was answered in "
        + "\(TimeText.short(loss.again.nanoseconds ?? 0)).",
      evidence: (lookup.configurationProofs + lookup.proofs(of: lookup.candidates[loss.candidate])).sorted {
        $0.at < $1.at
      },
      nanoseconds: group.nanoseconds, confidence: isObserved ? .certain : .likely,
      wouldDecide: isObserved
        ? nil
        : "a recording on the host of \(group.key): whether the question arrived there, and was answered",
      ruledOut: [
        Finding.Alternative(
          "a name server that is down or busy",
          served == nil
            ? "it answered the other question meanwhile"
            : "it answered this question too, at event \(served?.responseBegan?.event ?? 0)"),
        Finding.Alternative(
          "a slow search suffix", "the same name was answered at once when it was asked again"),
      ],
      remedies: remedies(lookup), about: group.subject, subjects: group.subjects)
  }
}
