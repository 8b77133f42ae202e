internal import Events
internal import Protocols

extension Signature {
  /// No local port is left to connect from.
  static let ephemeralPortsExhausted = Signature("ephemeral-ports-exhausted") { clues in
    let evidence = clues.evidence
    let failed = evidence.failedCalls.indices.filter { isOutOfPorts(evidence.failedCalls[$0], evidence) }
    return failed.inOrder { evidence.failedCalls[$0].flow.remote }.compactMap { places in
      evidence.failedCalls[places[0]].flow.remote.map { finding($0, places, evidence) }
    }
  }

  /// An address of IPv6 is not available either where there is no IPv6: what counts is that the same was reached before.
  private static func isOutOfPorts(_ failed: FailedCall, _ evidence: Evidence) -> Bool {
    guard failed.call == "connect", failed.errno == Errno.addressNotAvailable, let remote = failed.flow.remote
    else { return false }
    return !remote.address.isV6 || evidence.isReached(remote)
  }

  private static func isOutOfPorts(_ connecting: Connecting) -> Bool {
    if case .failed(Errno.addressNotAvailable, _) = connecting.outcome { return true }
    return false
  }

  private static func finding(_ remote: Endpoint, _ places: [Int], _ evidence: Evidence) -> Finding {
    let failed = places.map { evidence.failedCalls[$0] }
    let who = evidence[failed[0].actor].title
    let others = evidence.connectings.indices.filter { evidence.connectings[$0].flow.remote == remote }
    let made = others.filter {
      if case .connected = evidence.connectings[$0].outcome { return true }
      return false
    }
    let ports = Set(made.compactMap { evidence.connectings[$0].flow.local?.port })
    let attempts = others.filter { isOutOfPorts(evidence.connectings[$0]) }
    let before = ports.isEmpty ? "" : " Before, \(made.count) connections had used \(ports.count) ports."
    return Finding(
      "ephemeral-ports-exhausted",
      "\(who) could not connect to \(remote) \(failed.count == 1 ? "once" : "\(failed.count) times"): no local port was left "
        + "(EADDRNOTAVAIL).\(before)",
      evidence: failed.prefix(8).map { Finding.Proof($0.at, "connect to \(remote) gives EADDRNOTAVAIL") }
        + made.suffix(3).map {
          Finding.Proof(
            evidence.connectings[$0].began,
            "a connection from port \(evidence.connectings[$0].flow.local?.port ?? 0)")
        },
      nanoseconds: 0, confidence: made.isEmpty ? .likely : .certain,
      wouldDecide: made.isEmpty
        ? "how many connections to \(remote) exist (ss -tan), and net.ipv4.ip_local_port_range" : nil,
      ruledOut: [
        Finding.Alternative(
          "a server that refuses or is down", "nothing was sent: the client's own kernel turned the call down"
        ),
        Finding.Alternative(
          "a limit of descriptors", "the socket could be made; that error would have been EMFILE"),
      ],
      remedies: [
        "keep connections and use them again (keep-alive, a pool) in place of one for each request",
        "let more ports be used (net.ipv4.ip_local_port_range), and those that rest (net.ipv4.tcp_tw_reuse=1)",
        "spread the connections over more addresses",
      ],
      about: attempts.first.map { .connecting($0) },
      subjects: Set(places.map { .failedCall($0) } + attempts.map { .connecting($0) }))
  }
}
