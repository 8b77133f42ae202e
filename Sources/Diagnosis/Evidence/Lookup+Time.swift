package import Protocols

/// How long the branches of a look-up took.
extension Lookup {
  /// Every message of it, name by name.
  package var attempts: [Attempt] { candidates.flatMap(\.attempts) }

  /// Nanoseconds that a name took: from its first message to that of the next name, or to the end.
  package func nanoseconds(of place: Int) -> UInt64 {
    guard let began = began(place) else { return 0 }
    return end(of: place).nanoseconds(since: began)
  }

  /// The first message for a name, as far as one was seen.
  package func began(_ place: Int) -> Instant? {
    candidates[place].attempts.compactMap { $0.sent ?? $0.answered }.min()
  }

  /// The first message for the next name, or the end.
  package func end(of place: Int) -> Instant {
    candidates.indices.dropFirst(place + 1).lazy.compactMap { began($0) }.first ?? ended
  }
}

extension Lookup.Candidate {
  package var attempts: [Lookup.Attempt] { questions.flatMap(\.attempts) }
  /// Some attempt had an answer.
  package var isAnswered: Bool { attempts.contains { $0.answered != nil } }
  /// Records came back.
  package var hasRecords: Bool { attempts.contains { $0.answerCount > 0 } }
}

extension Lookup.Attempt {
  /// The server said that it cannot, or will not, tell: another one may.
  package var isFailure: Bool { code.map { $0 != .noError && $0 != .noSuchName } ?? false }
  /// Nanoseconds until the answer; nil without one.
  package var nanoseconds: UInt64? {
    guard let sent, let answered else { return nil }
    return answered.nanoseconds(since: sent)
  }
}
