internal import Events
internal import Protocols

extension Signature {
  /// Connections were refused, and the capture does not show by what.
  static let connectionRefused = Signature("connection-refused") { clues in
    let evidence = clues.evidence
    return Refusal.all(in: evidence).map { finding($0, evidence) }
  }

  private static func finding(_ refusal: Refusal, _ evidence: Evidence) -> Finding {
    let name = evidence.lookup(of: refusal.remote.address, by: refusal.actor, before: refusal.began).map {
      " (`\($0.name)`)"
    }
    let place =
      refusal.remote.isLoopback ? "nothing listens there" : "nothing listens there, or no pod is behind it"
    let later = refusal.madeLater(in: evidence).map {
      "only \(TimeText.short($0.began.nanoseconds(since: refusal.began))) behind the first, a connection was made"
    }
    return Finding(
      "connection-refused", "\(capitalized(refusal.sentence(evidence)))\(name ?? ""): \(later ?? place).",
      evidence: refusal.proofs(evidence), nanoseconds: refusal.nanoseconds, confidence: .certain,
      wouldDecide:
        "the EndpointSlice of the Service, and a recording of the host that \(refusal.remote) leads to: "
        + "what listens there, and on which address",
      ruledOut: [refusal.notDropped],
      remedies: [
        "see whether a server listens on port \(refusal.remote.port) there, and on which address (ss -ltnp)",
        "if it is a Service: see whether pods are behind it (kubectl get endpointslices) and its targetPort is theirs",
      ],
      about: .connecting(refusal.places[0]), subjects: refusal.subjects)
  }

  private static func capitalized(_ sentence: String) -> String {
    sentence.prefix(1).uppercased() + sentence.dropFirst()
  }
}
