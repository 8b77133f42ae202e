internal import Events
internal import Protocols

extension Signature {
  /// A Service's address refuses every connection at once, and nobody is there whom it could lead to.
  static let serviceWithoutEndpoints = Signature("service-without-endpoints") { clues in
    let evidence = clues.evidence
    return Refusal.all(in: evidence).compactMap { refusal in
      let isNobodyThere = evidence.servers(at: refusal.began, besides: refusal.actor).isEmpty
      guard !refusal.remote.isLoopback, isNobodyThere, evidence.seesOthers(than: refusal.actor),
        !evidence.isReached(refusal.remote)
      else { return nil }
      return finding(refusal, evidence)
    }
  }

  private static func finding(_ refusal: Refusal, _ evidence: Evidence) -> Finding {
    let lookup = evidence.lookup(of: refusal.remote.address, by: refusal.actor, before: refusal.began)
    let name = lookup.map { "`\($0.name)`" } ?? "\(refusal.remote.address.text)"
    let found = lookup.map {
      [Finding.Proof($0.ended, "the name server says that \(name) is at \(refusal.remote.address.text)")]
    }
    return Finding(
      "service-without-endpoints",
      "\(name) has an address and nobody behind it: \(refusal.sentence(evidence)), and no process in the capture waits for "
        + "connections.",
      evidence: (found ?? []) + refusal.proofs(evidence), nanoseconds: refusal.nanoseconds,
      confidence: .likely,
      wouldDecide: "the Service's EndpointSlice: it is empty, or holds no address that is ready",
      ruledOut: [
        Finding.Alternative(
          "a server that listens on another port, or on loopback alone", "no recorded process listens"),
        Finding.Alternative("a name that leads astray", "the name was found; its address refuses"),
        refusal.notDropped,
      ],
      remedies: [
        "look for pods behind the Service (kubectl get endpointslices): start them, or mend what keeps them from being ready",
        "compare the Service's selector with the labels of its pods",
      ],
      about: .connecting(refusal.places[0]), subjects: refusal.subjects)
  }
}
