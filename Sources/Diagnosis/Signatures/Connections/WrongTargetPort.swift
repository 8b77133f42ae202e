internal import Events
internal import Protocols

extension Signature {
  /// Connections are led to a port on which the server does not listen.
  static let wrongTargetPort = Signature("wrong-target-port") { clues in
    let evidence = clues.evidence
    let reached = ReachedServers(evidence)
    return Refusal.all(in: evidence).compactMap { refusal in
      guard !refusal.remote.isLoopback, !evidence.isReached(refusal.remote),
        let server = RefusedServer(refusal, reached, in: evidence),
        !server.listening.endpoint.isLoopback
      else { return nil }
      return finding(refusal, server, evidence)
    }
  }

  private static func finding(_ refusal: Refusal, _ server: RefusedServer, _ evidence: Evidence) -> Finding {
    let listening = server.listening
    let title = evidence[listening.actor].title
    let port = listening.endpoint.port
    let ports =
      (server.ports.count == 1 ? "port " : "the ports ")
      + server.ports.map { "\($0)" }.joined(separator: " and ")
    let listens =
      listening.began.map { [Finding.Proof($0, "\(title) listens on \(listening.endpoint)")] } ?? []
    return Finding(
      "wrong-target-port",
      "\(title) listens on \(ports), and \(refusal.sentence(evidence)): such a connection is led to a port on which nothing "
        + "listens.",
      evidence: listens + refusal.proofs(evidence), nanoseconds: refusal.nanoseconds,
      confidence: server.isAddressed ? .certain : .likely,
      wouldDecide: server.isAddressed ? nil : "the Service's targetPort, and its EndpointSlice",
      ruledOut: [
        Finding.Alternative("a server bound to loopback", "\(title) listens on \(listening.endpoint)"),
        Finding.Alternative(
          "a Service without endpoints",
          "\(title) runs, and nobody reaches it; it may still be that no Service selects it"),
        refusal.notDropped,
      ],
      remedies: [
        "set the Service's targetPort to \(port)",
        "or let \(title) listen on the port that is asked for",
      ],
      about: .connecting(refusal.places[0]), subjects: refusal.subjects)
  }
}
