internal import Protocols

/// What became of a look-up.
extension Lookup {
  /// Some name of it has records.
  package var isFound: Bool { candidates.contains(where: \.hasRecords) }
  /// Some server said something.
  package var isAnswered: Bool { candidates.contains(where: \.isAnswered) }
  /// From its first step to its last answer.
  package var nanoseconds: UInt64 { ended.nanoseconds(since: began) }
  /// How many dots the name has that was typed.
  package var dotCount: Int { name.count { $0 == "." } }

  /// Whom it asked, each once, in the order of the first messages.
  package var servers: [Endpoint] {
    attempts.reduce(into: []) { servers, attempt in
      if !servers.contains(attempt.server) { servers.append(attempt.server) }
    }
  }

  /// Some question was asked more than once.
  var isAskedAgain: Bool { candidates.contains { $0.questions.contains { $0.attempts.count > 1 } } }

  /// It was for addresses or a service: not for what a server asks to check others.
  package var isForProgram: Bool {
    candidates.contains { candidate in
      candidate.questions.contains { [.a, .aaaa, .srv].contains($0.type) }
    }
  }
}

extension Lookup.Candidate {
  /// A server said that there is no such name.
  package var isDenied: Bool { attempts.contains { $0.code == .noSuchName } }
}
