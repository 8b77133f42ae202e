internal import Protocols

/// The chisel `dns`: what was asked of name servers, with the answers and how long they took.
package enum QueryTable {
  package static func text(_ explanation: Explanation) -> String {
    let heading = ["Event", "Latency", "Process", "Server", "Type", "Name", "Answer"]
    let rows = rows(explanation).map { row in
      [
        "\(row.event)", row.nanoseconds.map(TimeText.short) ?? "-", row.process, row.server, row.type,
        row.name,
        row.answer,
      ]
    }
    return Columns.text([heading] + rows, numeric: [0, 1])
  }

  /// An object with an array `queries`.
  package static func json(_ explanation: Explanation) -> String {
    let queries = rows(explanation).map { row in
      JSON.object([
        ("event", .number(row.event)), ("nanoseconds", .optional(row.nanoseconds)),
        ("process", .string(row.process)), ("server", .string(row.server)), ("type", .string(row.type)),
        ("name", .string(row.name)), ("answer", .string(row.answer)),
      ])
    }
    return JSON.object([("queries", .array(queries))]).text
  }

  private struct Row {
    let event: UInt64
    /// Nil for what was not answered.
    let nanoseconds: UInt64?
    let process: String
    let server: String
    let type: String
    let name: String
    let answer: String
  }

  private static func rows(_ explanation: Explanation) -> [Row] {
    let evidence = explanation.evidence
    return evidence.exchanges.all.compactMap { exchange in
      guard isShown(exchange, evidence),
        case .dns(let asked) = exchange.request?.detail ?? exchange.response?.detail,
        let question = asked.questions.first
      else { return nil }
      let server = exchange.side == .client ? exchange.flow.remoteText : exchange.flow.local?.description
      return Row(
        event: exchange.began.event, nanoseconds: latency(exchange, evidence),
        process: evidence[exchange.actor].name, server: server ?? "itself", type: "\(question.type)",
        name: question.name, answer: answer(exchange))
    }
  }

  /// Each question once: as the client saw it or, where it is not in the capture, the server.
  private static func isShown(_ exchange: Exchange, _ evidence: Evidence) -> Bool {
    exchange.protocolName == .dns && evidence.isChosen(exchange.actor)
      && (exchange.side == .client || exchange.otherEnd == nil)
  }

  /// What a client sent by a call without bytes its server may have seen.
  private static func latency(_ exchange: Exchange, _ evidence: Evidence) -> UInt64? {
    let other = exchange.otherEnd.flatMap { evidence.exchanges[$0] }
    guard let asked = exchange.requestBegan ?? other?.requestBegan, let answered = exchange.responseBegan
    else { return nil }
    return answered.nanoseconds(since: asked)
  }

  private static func answer(_ exchange: Exchange) -> String {
    guard case .dns(let message) = exchange.response?.detail else {
      if case .failed(let errno, _) = exchange.outcome { return Errno.text(errno) }
      return "no answer"
    }
    return message.brief()
  }
}
