internal import Events
internal import Protocols

extension Signature {
  /// The server that answered at an address has ended, and connections are still led there.
  static let terminatedEndpoint = Signature("terminated-endpoint") { clues in
    let evidence = clues.evidence
    return Refusal.all(in: evidence).compactMap { TerminatedEndpoint($0, in: evidence)?.finding(evidence) }
  }
}

/// Connections that were refused behind the end of the process which took earlier ones.
private struct TerminatedEndpoint {
  let refusal: Refusal
  let before: Connecting
  let accepted: Connecting.Acceptance
  let ending: Int

  init?(_ refusal: Refusal, in evidence: Evidence) {
    let earlier = evidence.connectings[..<refusal.places[0]].last {
      $0.accepted != nil && $0.flow.remote == refusal.remote
    }
    guard let earlier, let accepted = earlier.accepted,
      let ending = evidence.endings.lastIndex(where: {
        $0.at < refusal.ended && accepted.at < $0.at
          && evidence[$0.actor].process == evidence[accepted.actor].process
      })
    else { return nil }
    self.refusal = refusal
    before = earlier
    self.accepted = accepted
    self.ending = ending
  }

  func finding(_ evidence: Evidence) -> Finding {
    let ended = evidence.endings[ending]
    let server = evidence[accepted.actor].title
    let place = accepted.flow.local.map { " at \($0)" } ?? ""
    let since = TimeText.short(refusal.began.nanoseconds(since: ended.at))
    let how = ended.signal > 0 ? " by signal \(ended.signal)" : ""
    return Finding(
      "terminated-endpoint",
      "\(server), which had answered\(place), ended\(how), and \(since) later \(refusal.sentence(evidence)): its address is "
        + "still led to, or nobody is left behind \(refusal.remote).",
      evidence: [
        Finding.Proof(accepted.at, "\(server) accepts a connection to \(refusal.remote)\(place)"),
        Finding.Proof(ended.at, "\(server) ends\(how)"),
      ] + refusal.proofs(evidence),
      nanoseconds: refusal.nanoseconds, confidence: .likely,
      wouldDecide:
        "the EndpointSlice of the Service at that time: whether it held \(accepted.flow.local?.description ?? "the address") "
        + "still, or no address at all, which is refused just the same",
      ruledOut: [
        Finding.Alternative(
          "a Service without endpoints from the start", "an earlier connection to it was accepted"),
        refusal.notDropped,
      ],
      remedies: [
        "let the server go on for some seconds behind its SIGTERM (a preStop hook that sleeps), until nobody is led to it",
        "let a new pod be ready before an old one ends (maxUnavailable: 0)",
        "let the client try once more, with another connection",
      ],
      about: .connecting(refusal.places[0]), subjects: refusal.subjects)
  }
}
