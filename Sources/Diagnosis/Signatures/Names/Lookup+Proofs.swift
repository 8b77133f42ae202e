internal import Protocols

/// The events that show what a look-up did.
extension Lookup {
  /// What the resolver was told.
  var configurationProofs: [Finding.Proof] {
    guard let configuration else { return [] }
    return [Finding.Proof(configuration.source, "resolv.conf as it was read: \(configuration.text)")]
  }

  /// Each message and its answer.
  func proofs(of candidate: Candidate) -> [Finding.Proof] {
    candidate.questions.flatMap { question in
      question.attempts.flatMap { proofs(of: $0, "\(candidate.name) \(question.type)", in: candidate) }
    }
  }

  private func proofs(of attempt: Attempt, _ asked: String, in candidate: Candidate) -> [Finding.Proof] {
    var proofs: [Finding.Proof] = []
    // That a name does not exist is as usual as the next one is near.
    let isUsual = attempt.code == .noSuchName && !attempt.isTruncated
    let isRepeat = isUsual && candidate.name != candidates.last?.name
    if let sent = attempt.sent {
      proofs.append(Finding.Proof(sent, "\(asked) is asked of \(attempt.server)", isRepeat: isRepeat))
    }
    if let answered = attempt.answered, let code = attempt.code {
      let cut = attempt.isTruncated ? ", cut off (TC)" : ""
      let time = TimeText.short(attempt.nanoseconds ?? 0)
      proofs.append(
        Finding.Proof(answered, "the answer, \(code)\(cut), after \(time)", isRepeat: isRepeat))
    }
    return proofs
  }

  /// Of all its names.
  var proofs: [Finding.Proof] {
    (configurationProofs + candidates.flatMap { proofs(of: $0) }).sorted { $0.at < $1.at }
  }
}

extension Exchange {
  /// A question that a server passed on, and what came of it.
  var forwardingProofs: [Finding.Proof] {
    let sent = Finding.Proof(requestBegan ?? began, "forwarded to \(flow.remoteText)")
    guard let ended else { return [sent] }
    let time = TimeText.short(ended.nanoseconds(since: requestBegan ?? began))
    switch outcome {
    case .unanswered: return [sent, Finding.Proof(ended, "given up after \(time)")]
    case .failed: return [sent, Finding.Proof(ended, "refused: nobody listens there")]
    default: return [sent, Finding.Proof(ended, "answered after \(time)")]
    }
  }
}
