internal import Events
internal import Protocols

extension Signature {
  /// A TLS handshake ends with an alert in place of data.
  static let tlsRefused = Signature("tls-refused") { clues in
    let evidence = clues.evidence
    let refused = TLSHandshake.all(in: evidence).filter { $0.alert != nil }
    // Both ends may have been recorded, and the same is tried again and again.
    return refused.inOrder(by: \.title).map { finding($0, evidence) }
  }

  private static func finding(_ handshakes: [TLSHandshake], _ evidence: Evidence) -> Finding {
    let first = handshakes[0]
    let reason = TLSAlertReason(first)
    let client = first.side == .client ? evidence[first.actor].title : "a client"
    let times = handshakes.count == 1 ? "" : " (\(handshakes.count) times)"
    let name = first.serverName.map { " for `\($0)`" } ?? ""
    let who = first.alertSender == .client ? client : "the server"
    return Finding(
      "tls-refused",
      "The TLS handshake of \(client) with \(first.peer)\(name) ended with \(reason.alert) from \(who)\(times): \(reason.meaning).",
      evidence: handshakes.prefix(4).flatMap { $0.proofs(reason) },
      nanoseconds: handshakes.map(\.nanoseconds).saturatingSum(),
      confidence: reason.isCertain ? .certain : .likely, wouldDecide: reason.wouldDecide,
      ruledOut: [
        Finding.Alternative("a connection that fails", "it was made, and the client's greeting was answered"),
        Finding.Alternative("the usual good-bye", "the alert came before anything was asked for"),
      ],
      remedies: reason.remedies,
      about: first.exchanges.first.map { .exchange($0) },
      subjects: Set(handshakes.flatMap { $0.exchanges.map { .exchange($0) } }))
  }
}
