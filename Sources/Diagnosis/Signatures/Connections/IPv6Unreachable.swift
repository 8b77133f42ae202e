internal import Events
internal import Protocols

extension Signature {
  /// A name has an IPv6 address that cannot be reached, beside one of IPv4.
  static let ipv6Unreachable = Signature("ipv6-unreachable") { clues in
    let evidence = clues.evidence
    return Silence.all(in: evidence).compactMap { silence in
      guard silence.remote.address.isV6, !silence.remote.address.isV4Mapped, !silence.remote.isLoopback,
        let other = IPv4Way(silence, in: evidence)
      else { return nil }
      return finding(silence, other, evidence)
    }
  }

  private static func finding(_ silence: Silence, _ other: IPv4Way, _ evidence: Evidence) -> Finding {
    let who = evidence[silence.actor].title
    let name = other.name.map { "`\($0)`" } ?? "the server"
    let then =
      switch other.connected {
      case .some(let connected):
        "; then it connected to \(connected.flow.remoteText) in "
          + TimeText.short((connected.ended ?? connected.began).nanoseconds(since: connected.began))
      case .none: ", and it tried no other address"
      }
    let proof = other.connected.map {
      [Finding.Proof($0.began, "connect to \($0.flow.remoteText), which works")]
    }
    return Finding(
      "ipv6-unreachable",
      "\(name) has the IPv6 address \(silence.remote.address.text), which \(who) cannot reach: it waited "
        + "\(TimeText.short(silence.nanoseconds)) for it (\(silence.ending))\(then).",
      evidence: silence.proofs() + (proof ?? []), nanoseconds: silence.nanoseconds,
      confidence: other.connected == nil ? .likely : .certain,
      wouldDecide: other.connected == nil
        ? "whether the server can be reached at its IPv4 address \(other.address?.text ?? "")" : nil,
      ruledOut: [
        Finding.Alternative(
          "a server that is down",
          "its IPv4 address " + (other.connected == nil ? "was not tried" : "answers"))
      ],
      remedies: [
        "mend the IPv6 route to \(silence.remote.address.text)"
          + (silence.isTold ? " (a router says that there is none)" : ": packets are dropped on the way"),
        "or take the AAAA record away, as long as it leads nowhere",
        "or prefer IPv4 (precedence ::ffff:0:0/96 100 in gai.conf)",
      ],
      about: .connecting(silence.places[0]), subjects: silence.subjects)
  }
}

/// How else the server of an IPv6 address can be reached.
private struct IPv4Way {
  let name: String?
  /// Known of the same name, whether it was tried or not.
  let address: IPAddress?
  /// The connection that worked.
  let connected: Connecting?

  /// - Returns: nil where the name has no other address, as far as the capture shows.
  init?(_ silence: Silence, in evidence: Evidence) {
    let process = evidence[silence.actor].process
    let lookup = evidence.lookup(
      of: silence.remote.address, by: silence.actor, before: silence.stretches[0].ended)
    name = lookup?.name
    address = lookup?.addresses.first { !$0.isV6 }
    connected = evidence.connectings.first { connecting in
      guard case .connected = connecting.outcome, let remote = connecting.flow.remote else { return false }
      return !remote.address.isV6 && remote.port == silence.remote.port
        && evidence[connecting.actor].process == process
        && (lookup == nil || lookup?.addresses.contains(remote.address) == true)
    }
    if address == nil, connected == nil { return nil }
  }
}
