internal import Events
internal import Protocols

/// One message of a resolver to one server, from whichever end it was seen: those that the client's calls do not show are
/// taken from the server that got them.
struct AskedQuestion {
  let actor: ActorID
  let thread: ThreadID
  let name: String
  let type: DNSType
  /// The client's.
  let port: UInt16
  let attempt: Lookup.Attempt
  let began: Instant
  let ended: Instant
  let addresses: [IPAddress]

  /// Nil where no question is in what was captured.
  private init?(_ exchange: Exchange, by client: Asker, in evidence: Evidence) {
    guard case .dns(let message) = exchange.request?.detail ?? exchange.response?.detail,
      let question = message.questions.first
    else { return nil }
    var answer: DNSMessage?
    if exchange.side == .client, case .dns(let response) = exchange.response?.detail { answer = response }
    let isClient = exchange.side == .client
    let other = exchange.otherEnd.flatMap { evidence.exchanges[$0] }
    let sent = isClient ? exchange.requestBegan ?? other?.requestBegan : exchange.requestBegan
    (actor, thread) = (client.actor, client.thread)
    (name, type) = (question.name.lowercased(), question.type)
    port = (isClient ? exchange.flow.local : exchange.flow.remote)?.port ?? 0
    attempt = Lookup.Attempt(
      exchange: exchange.id, server: client.server,
      sent: sent, answered: isClient ? exchange.responseBegan : nil,
      code: answer?.responseCode, answerCount: answer?.count(in: .answer) ?? 0,
      isTruncated: answer?.flags.contains(.truncated) == true,
      servedBy: isClient ? exchange.otherEnd : exchange.id)
    began = sent ?? exchange.began
    ended = exchange.ended ?? exchange.began
    addresses = answer?.addressValues ?? []
  }

  /// Who asks, and whom.
  private struct Asker {
    let actor: ActorID
    let thread: ThreadID
    let server: Endpoint

    init(_ exchange: Exchange) {
      (actor, thread) = (exchange.actor, exchange.thread)
      server = exchange.flow.remote ?? Endpoint(address: IPAddress(v4: 0), port: 53)
    }
  }

  private struct ClientSocket: Hashable {
    let transport: L4Protocol
    let port: UInt16
  }

  /// In the order in which they were asked; not what a server asked because of another question.
  static func all(in evidence: Evidence) -> [AskedQuestion] {
    var asked: [AskedQuestion] = []
    var clients: [ClientSocket: Asker] = [:]
    for exchange in evidence.exchanges.all where exchange.protocolName == .dns && exchange.side == .client {
      if let port = exchange.flow.local?.port {
        clients[ClientSocket(transport: exchange.flow.transport, port: port)] = Asker(exchange)
      }
      if exchange.cause == nil,
        let question = AskedQuestion(exchange, by: Asker(exchange), in: evidence)
      {
        asked.append(question)
      }
    }
    for exchange in evidence.exchanges.all
    where exchange.protocolName == .dns && exchange.side == .server && exchange.otherEnd == nil {
      guard let port = exchange.flow.remote?.port,
        let client = clients[ClientSocket(transport: exchange.flow.transport, port: port)],
        let question = AskedQuestion(exchange, by: client, in: evidence)
      else { continue }
      asked.append(question)
    }
    return asked.sorted { $0.began < $1.began }
  }

  /// Those who ask questions of several types through one socket, as the C libraries do.
  static func sharingSockets(_ questions: [AskedQuestion]) -> Set<ActorID> {
    struct Socket: Hashable {
      let actor: ActorID
      let port: UInt16
    }
    var first: [Socket: DNSType] = [:]
    var sharing: Set<ActorID> = []
    for question in questions {
      let socket = Socket(actor: question.actor, port: question.port)
      if let type = first[socket], type != question.type { sharing.insert(question.actor) }
      first[socket] = question.type
    }
    return sharing
  }
}
