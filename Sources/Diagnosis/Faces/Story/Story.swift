internal import Protocols

/// What happened in the course of a transaction, event by event: what each process read, asked, got and gave.
struct Story {
  private let evidence: Evidence
  private let children: [ExchangeID: [ExchangeID]]
  private var told: Set<ExchangeID> = []
  /// Several look-ups may have read the same file.
  private var said: Set<Said> = []
  private(set) var sentences: [Sentence] = []

  private struct Said: Hashable {
    let event: UInt64
    let text: String
  }

  struct Sentence {
    let at: Instant
    let actor: ActorID
    let text: String
    /// A new part of the story begins with it.
    var heading: String?
  }

  /// Deeper chains are not followed.
  private static let depthLimit = 8

  init(of transaction: Transaction, _ evidence: Evidence) {
    self.evidence = evidence
    children = evidence.children
    for place in transaction.lookups { tell(evidence.lookups[place]) }
    for place in transaction.connectings { tell(evidence.connectings[place]) }
    for id in transaction.exchanges { tell(id, depth: 0) }
    for call in transaction.failedCalls.map({ evidence.failedCalls[$0] }) {
      say(call.at, call.actor, "is denied \(call.call): \(Errno.text(call.errno))")
    }
    sentences.sort { ($0.at.event, $0.heading == nil ? 1 : 0) < ($1.at.event, $1.heading == nil ? 1 : 0) }
    head(transaction)
  }

  private mutating func say(_ at: Instant?, _ actor: ActorID, _ text: String) {
    guard let at, said.insert(Said(event: at.event, text: text)).inserted else { return }
    sentences.append(Sentence(at: at, actor: actor, text: text))
  }

  // MARK: - Look-ups

  private mutating func tell(_ lookup: Lookup) {
    if let sources = lookup.sources {
      say(sources.read, lookup.actor, "reads nsswitch.conf: hosts: \(sources.words.joined(separator: " "))")
    }
    if let read = lookup.configuration {
      say(read.source, lookup.actor, "reads resolv.conf: \(read.text)")
    }
    for candidate in lookup.candidates {
      for question in candidate.questions {
        for (place, attempt) in question.attempts.enumerated() {
          let again = place == 0 ? "" : " once more"
          tell(attempt, "\(question.type)", again, lookup)
        }
      }
    }
  }

  private mutating func tell(
    _ attempt: Lookup.Attempt, _ question: String, _ again: String, _ lookup: Lookup
  ) {
    told.insert(attempt.exchange)
    say(attempt.sent, lookup.actor, "asks \(attempt.server) for its \(question) record\(again)")
    if let answered = attempt.answered {
      let took = attempt.nanoseconds.map { " after \(TimeText.short($0))" } ?? ""
      say(answered, lookup.actor, "is told about \(question): \(answer(attempt))\(took)")
    }
    if let served = attempt.servedBy { tellService(served, depth: 0) }
  }

  private func answer(_ attempt: Lookup.Attempt) -> String {
    evidence.exchanges[attempt.exchange]?.response.map { Self.brief($0) } ?? attempt.code?.description
      ?? "unknown"
  }

  // MARK: - Connections

  private mutating func tell(_ connecting: Connecting) {
    say(connecting.began, connecting.actor, "connects to \(connecting.flow.remoteText)")
    if let accepted = connecting.accepted {
      let place = accepted.flow.local.map { " as \($0)" } ?? ""
      say(accepted.at, accepted.actor, "accepts the connection\(place)")
    }
    let took =
      connecting.ended.map { " after \(TimeText.short($0.nanoseconds(since: connecting.began)))" } ?? ""
    switch connecting.outcome {
    case .pending: break
    case .connected(let at): say(at, connecting.actor, "is connected\(took)")
    case .failed(let errno, let at):
      say(at, connecting.actor, "is told\(took): \(Errno.text(errno))")
    case .abandoned(let at): say(at, connecting.actor, "gives the connection up\(took)")
    }
  }

  // MARK: - Exchanges

  private mutating func tell(_ id: ExchangeID, depth: Int) {
    guard depth < Self.depthLimit, let exchange = evidence.exchanges[id], told.insert(id).inserted else {
      return
    }
    if exchange.side == .server { return tellService(id, depth: depth) }
    let request = exchange.request.map { Self.brief($0) } ?? "a request of \(exchange.protocolName)"
    say(exchange.requestBegan, exchange.actor, "asks \(exchange.flow.remoteText): \(request)")
    if let served = exchange.otherEnd { tellService(served, depth: depth + 1) }
    let took = exchange.ended.map { " after \(TimeText.short($0.nanoseconds(since: exchange.began)))" } ?? ""
    switch exchange.outcome {
    case .open: break
    case .answered:
      say(
        exchange.responseBegan, exchange.actor,
        "gets the answer from \(exchange.flow.remoteText): \(exchange.response.map { Self.brief($0) } ?? "not seen")\(took)"
      )
    case .unanswered(let at):
      let alert = evidence.alert(endingOf: exchange).map { "gets an \($0), and closes" }
      say(at, exchange.actor, "\(alert ?? "gives up on \(exchange.flow.remoteText)")\(took)")
    case .failed(let errno, let at):
      say(at, exchange.actor, "is told of \(exchange.flow.remoteText)\(took): \(Errno.text(errno))")
    case .cutShort(let at):
      say(at, exchange.actor, "has the answer of \(exchange.flow.remoteText) cut short\(took)")
    }
  }

  /// What a server did about a request.
  private mutating func tellService(_ id: ExchangeID, depth: Int) {
    guard depth < Self.depthLimit, let exchange = evidence.exchanges[id], exchange.side == .server,
      told.insert(id).inserted
    else { return }
    let request = exchange.request.map { Self.brief($0) } ?? "a request"
    say(exchange.requestBegan, exchange.actor, "gets \(request)")
    for child in children[id] ?? [] { tell(child, depth: depth + 1) }
    guard let began = exchange.responseBegan else { return }
    let took = exchange.requestBegan.map { " after \(TimeText.short(began.nanoseconds(since: $0)))" } ?? ""
    let answer = exchange.response.map { Self.brief($0) } ?? "something"
    say(began, exchange.actor, "answers\(Self.type(exchange)): \(answer)\(took)")
  }

  /// A message in few words: names are in the headings, and of long targets both ends tell most.
  private static func brief(_ message: Message) -> String {
    guard case .dns(let dns) = message.detail, let question = dns.questions.first else {
      return message.summary.fitted(longest)
    }
    guard dns.isResponse else { return "\(question.type)? \(question.name.fitted(longest))" }
    return dns.brief(separator: ", ")
  }

  /// Which of several questions a name server answers.
  private static func type(_ exchange: Exchange) -> String {
    guard case .dns(let dns) = exchange.response?.detail ?? exchange.request?.detail,
      let question = dns.questions.first
    else { return "" }
    return " \(question.type)"
  }

  private static let longest = 64

  // MARK: - Parts

  /// Puts headings where a name is tried for the first time, and where the connection and the request begin.
  private mutating func head(_ transaction: Transaction) {
    var headings: [(at: Instant, text: String)] = []
    for lookup in transaction.lookups.map({ evidence.lookups[$0] }) {
      for (place, candidate) in lookup.candidates.enumerated() {
        guard let began = lookup.began(place) else { continue }
        headings.append((began, Self.heading(candidate, place, lookup)))
      }
    }
    if let first = transaction.connectings.first.map({ evidence.connectings[$0] }) {
      headings.append((first.began, "The connection"))
    }
    if let first = transaction.exchanges.first.flatMap({ evidence.exchanges[$0] }) {
      headings.append((first.began, "The request"))
    }
    for heading in headings {
      guard let place = sentences.firstIndex(where: { $0.at >= heading.at }) else { continue }
      sentences[place].heading = sentences[place].heading ?? heading.text
    }
  }

  private static func heading(_ candidate: Lookup.Candidate, _ place: Int, _ lookup: Lookup) -> String {
    let what = candidate.suffix.map { "with the suffix \($0)" } ?? "as it is"
    let time = TimeText.short(lookup.nanoseconds(of: place))
    return "Name \(place + 1) of \(lookup.candidates.count): \(lookup.name) \(what), \(time)"
  }
}
