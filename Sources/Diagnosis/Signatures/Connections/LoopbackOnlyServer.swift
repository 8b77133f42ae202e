internal import Events
internal import Protocols

extension Signature {
  /// A server listens on 127.0.0.1 or ::1 alone, and is asked from elsewhere.
  static let loopbackOnlyServer = Signature("loopback-only-server") { clues in
    let evidence = clues.evidence
    let reached = ReachedServers(evidence)
    return Refusal.all(in: evidence).compactMap { refusal in
      guard !refusal.remote.isLoopback, !evidence.isReached(refusal.remote),
        let server = RefusedServer(refusal, reached, in: evidence),
        server.listening.endpoint.isLoopback
      else { return nil }
      return finding(refusal, server.listening, evidence)
    }
  }

  private static func finding(_ refusal: Refusal, _ listening: Listening, _ evidence: Evidence) -> Finding {
    let server = evidence[listening.actor].title
    let endpoint = listening.endpoint
    let samePort = endpoint.port == refusal.remote.port
    let listens = listening.began.map { [Finding.Proof($0, "\(server) listens on \(endpoint)")] } ?? []
    return Finding(
      "loopback-only-server",
      "\(server) listens on \(endpoint) alone, which nobody outside of its pod reaches: \(refusal.sentence(evidence)).",
      evidence: listens + refusal.proofs(evidence), nanoseconds: refusal.nanoseconds,
      confidence: samePort ? .certain : .likely,
      wouldDecide: samePort ? nil : "where \(refusal.remote) leads to (the Service's EndpointSlice)",
      ruledOut: [
        Finding.Alternative(
          "a server that is not there", "\(server) runs and listens, on an address of its own host alone"),
        refusal.notDropped,
      ],
      remedies: [
        "let \(server) listen on 0.0.0.0:\(endpoint.port) (or [::]:\(endpoint.port)) instead of \(endpoint)",
        "or ask it from its own pod, through \(endpoint)",
      ],
      about: .connecting(refusal.places[0]), subjects: refusal.subjects)
  }
}
