internal import Events
internal import Protocols

extension Signature {
  /// Nobody answers the packets that open a connection: a policy drops them, or no host is there.
  static let connectTimeout = Signature("connect-timeout") { clues in
    let evidence = clues.evidence
    return Silence.all(in: evidence).map { finding($0, evidence) }
  }

  private static func finding(_ silence: Silence, _ evidence: Evidence) -> Finding {
    let (who, remote) = (evidence[silence.actor].title, silence.remote)
    let name = evidence.lookup(of: remote.address, by: silence.actor, before: silence.stretches[0].ended).map
    {
      " (`\($0.name)`)"
    }
    let attempts = silence.places.count == 1 ? "" : " in \(silence.places.count) attempts"
    let listener = evidence.servers(at: silence.stretches[0].ended, besides: silence.actor).first
    let server = listener.map { ", and \(evidence[$0.actor].title), which listens, accepted nothing of it" }
    return Finding(
      "connect-timeout",
      "\(who) waited \(TimeText.short(silence.nanoseconds))\(attempts) for a connection to \(remote)\(name ?? ""): "
        + "\(silence.ending). Nobody answered the packets that open it\(server ?? "").",
      evidence: silence.proofs(), nanoseconds: silence.nanoseconds,
      confidence: silence.isShort ? .possible : .likely,
      wouldDecide:
        "where the packets get lost, which no system call shows: the NetworkPolicies and firewalls between \(who) and "
        + "\(remote); of a Service its internalTrafficPolicy, and whether its pod is the client itself (hairpin); "
        + "`table full` of nf_conntrack in the kernel's log; or packets recorded on both hosts",
      ruledOut: [
        Finding.Alternative(
          "a server that is not running, or a Service without endpoints",
          "its host would have refused the connection at once"),
        Finding.Alternative(
          "a slow server", "connections are made by its kernel, without the server; this one was not made"),
      ],
      remedies: [
        "allow TCP to port \(remote.port) there: look at the NetworkPolicies of both namespaces, security groups and firewalls",
        "see whether a host has the address \(remote.address.text) at all",
        "let the client give up sooner (a connect timeout of a second or two)",
      ],
      about: .connecting(silence.places[0]), subjects: silence.subjects)
  }
}
