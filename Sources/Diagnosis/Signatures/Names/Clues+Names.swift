internal import Protocols

/// What the signatures of names ask of the evidence.
extension Clues {
  /// Places of the look-ups of programs; name servers ask for others.
  var lookupsOfPrograms: [Int] {
    evidence.lookups.indices.filter { place in
      let lookup = evidence.lookups[place]
      return lookup.isForProgram && !nameServers.contains(lookup.actor)
    }
  }

  /// What servers asked others about the names of a look-up.
  func forwarded(for attempts: [Lookup.Attempt]) -> [Exchange] {
    attempts.flatMap { asked(for: $0.servedBy) }.filter { $0.protocolName == .dns }
  }

  /// Nobody answered, though there was time for it.
  func isSilent(_ exchange: Exchange) -> Bool {
    guard exchange.side == .client, exchange.responseBegan == nil else { return false }
    switch exchange.outcome {
    case .unanswered, .failed: return true
    case .answered, .cutShort: return false
    case .open: return evidence.isOverdue(since: exchange.began)
    }
  }

  /// The message had no answer, and was not refused on its way.
  func isSilent(_ attempt: Lookup.Attempt) -> Bool {
    guard let exchange = evidence.exchanges[attempt.exchange], attempt.answered == nil else { return false }
    if case .failed = exchange.outcome { return false }
    return isSilent(exchange)
  }

  /// The machine of the server said that nobody listens there: a call on the socket failed so, or the resolver gave up at
  /// once, which it does for nothing else, as its time limits are whole seconds.
  func isTurnedAway(_ lookup: Lookup) -> Bool {
    let outcomes = lookup.attempts.compactMap { evidence.exchanges[$0.exchange] }
    guard !lookup.isAnswered, !outcomes.isEmpty, lookup.attempts.allSatisfy({ $0.servedBy == nil }) else {
      return false
    }
    return outcomes.contains { $0.outcome.isRefusal }
      || outcomes.allSatisfy { exchange in
        guard case .unanswered(let at) = exchange.outcome else { return false }
        return at.nanoseconds(since: exchange.began) < Thresholds.complaint
      }
  }

  /// Its process ended and said that it had failed.
  func hasFailed(_ actor: ActorID) -> Bool { failed.contains(actor) }

  /// The server's sight of a message, and how it answered.
  func served(_ attempt: Lookup.Attempt) -> Exchange? {
    attempt.servedBy.flatMap { evidence.exchanges[$0] }
  }

  /// Who looks a name up, as sentences say it.
  func title(of place: Int) -> String { evidence[evidence.lookups[place].actor].title }
}

extension Exchange.Outcome {
  /// The other machine said that nobody listens there.
  var isRefusal: Bool {
    if case .failed(Errno.connectionRefused, _) = self { return true }
    return false
  }
}
