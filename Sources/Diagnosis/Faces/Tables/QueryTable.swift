internal import Protocols

/// The chisel `dns`: what was asked of name servers, with the answers and how long they took.
package enum QueryTable {
  package static func text(_ explanation: Explanation) -> String {
    let evidence = explanation.evidence
    let heading = ["Event", "Latency", "Process", "Server", "Type", "Name", "Answer"]
    var rows = [heading]
    for exchange in evidence.exchanges.all where isShown(exchange, evidence) {
      guard case .dns(let asked) = exchange.request?.detail ?? exchange.response?.detail,
        let question = asked.questions.first
      else { continue }
      rows.append([
        "\(exchange.began.event)", latency(exchange, evidence), evidence[exchange.actor].name,
        exchange.side == .client
          ? exchange.flow.remoteText : exchange.flow.local.map(\.description) ?? "itself",
        "\(question.type)", question.name, answer(exchange),
      ])
    }
    return Columns.text(rows, numeric: [0, 1])
  }

  /// Each question once: as the client saw it or, where it is not in the capture, the server.
  private static func isShown(_ exchange: Exchange, _ evidence: Evidence) -> Bool {
    exchange.protocolName == .dns && evidence.isChosen(exchange.actor)
      && (exchange.side == .client || exchange.otherEnd == nil)
  }

  /// What a client sent by a call without bytes its server may have seen.
  private static func latency(_ exchange: Exchange, _ evidence: Evidence) -> String {
    let other = exchange.otherEnd.flatMap { evidence.exchanges[$0] }
    guard let asked = exchange.requestBegan ?? other?.requestBegan, let answered = exchange.responseBegan
    else { return "-" }
    return TimeText.short(answered.nanoseconds(since: asked))
  }

  private static func answer(_ exchange: Exchange) -> String {
    guard case .dns(let message) = exchange.response?.detail else {
      if case .failed(let errno, _) = exchange.outcome { return Errno.text(errno) }
      return "no answer"
    }
    return message.brief()
  }
}
