internal import Events
internal import Protocols

extension Signature {
  /// The resolver asks several servers at once and takes the first answer, even one that knows nothing: musl does.
  static let firstNameserverAnswerWins = Signature("first-nameserver-answer-wins") { clues in
    LookupGroup.groups(of: clues) { _, lookup in
      FirstNameserverAnswerWins.race(clues, lookup).map {
        (key: [$0.winner.server, $0.loser.server], nanoseconds: lookup.nanoseconds)
      }
    }
    .map { FirstNameserverAnswerWins.finding(clues, $0) }
  }
}

private enum FirstNameserverAnswerWins {
  struct Race {
    let candidate: Lookup.Candidate
    let winner: Lookup.Attempt
    let loser: Lookup.Attempt
  }

  /// Messages that are sent within this time are sent at once: in nanoseconds.
  private static let atOnce: UInt64 = 100_000_000

  /// One server denied the name while another one had been asked and not been heard yet.
  static func race(_ clues: borrowing Clues, _ lookup: Lookup) -> Race? {
    guard !lookup.isFound else { return nil }
    for candidate in lookup.candidates.reversed() {
      for question in candidate.questions {
        guard let winner = question.attempts.first(where: { $0.code == .noSuchName }), let sent = winner.sent,
          let answered = winner.answered,
          let loser = question.attempts.first(where: { other in
            other.server != winner.server && other.answered == nil
              && (other.sent.map { $0 < answered && isNear($0, sent) } ?? false)
          })
        else { continue }
        return Race(candidate: candidate, winner: winner, loser: loser)
      }
    }
    return nil
  }

  private static func isNear(_ one: Instant, _ other: Instant) -> Bool {
    max(one.nanoseconds(since: other), other.nanoseconds(since: one)) < atOnce
  }

  static func finding(_ clues: borrowing Clues, _ group: LookupGroup<[Endpoint], Void>) -> Finding {
    let lookup = clues.evidence.lookups[group.worst]
    let (winner, loser) = (group.key[0], group.key[1])
    let race = race(clues, lookup)
    let late = race.flatMap { clues.served($0.loser) }
    let knows = late?.response?.isFailure == false
    let name = race?.candidate.name ?? lookup.name
    let other =
      knows
      ? "\(loser), which was asked at the same time, knew it (event \(late?.responseBegan?.event ?? 0))"
      : "the answer of \(loser), which was asked at the same time, was not waited for"
    return Finding(
      "first-nameserver-answer-wins",
      "\(clues.title(of: group.worst)) found no `\(lookup.name)`\(group.others): its resolver asks all name servers at once "
        + "and takes the first answer, and \(winner) was the first, with NXDOMAIN for `\(name)` after "
        + "\(TimeText.short(race?.winner.nanoseconds ?? 0)); \(other).",
      evidence: lookup.proofs, nanoseconds: group.nanoseconds, confidence: knows ? .certain : .likely,
      wouldDecide: knows ? nil : "asking \(loser) alone for `\(name)`",
      ruledOut: [
        Finding.Alternative(
          "a resolver that asks servers in turn",
          "the questions to both were sent before either answered, as musl does, and glibc does not")
      ],
      remedies: [
        "name only servers that know the same names: take \(winner) out of resolv.conf",
        "let the cluster's name server forward what it does not know, in place of a second nameserver line",
        "an image with glibc asks the second server only if the first is silent",
      ], about: group.subject, subjects: group.subjects)
  }
}
