internal import Events
internal import Protocols

/// Puts the questions of a resolver together to look-ups.
///
/// A look-up is a run of questions of one process for names that begin with the same labels: the typed name, and the typed
/// name with each suffix. Questions that the client's calls do not show are taken from the server that got them.
struct LookupBuilder {
  private let evidence: Evidence
  private var open: [Lookup] = []
  private(set) var lookups: [Lookup] = []

  /// Questions further apart than this are not of one look-up, unless an attempt was under way: in nanoseconds.
  private static let pause: UInt64 = 2_000_000_000

  init(_ evidence: Evidence) { self.evidence = evidence }

  static func lookups(in evidence: Evidence) -> [Lookup] {
    var builder = LookupBuilder(evidence)
    for question in builder.questions() { builder.take(question) }
    return builder.finished()
  }

  /// One message to one server, from whichever end it was seen.
  fileprivate struct Asked {
    let actor: ActorID
    let thread: ThreadID
    let name: String
    let type: DNSType
    let attempt: Lookup.Attempt
    let began: Instant
    let ended: Instant
    let addresses: [IPAddress]
  }

  // MARK: - Questions

  /// In the order in which they were asked.
  private func questions() -> [Asked] {
    var asked: [Asked] = []
    var clients: [ClientSocket: Asker] = [:]
    for exchange in evidence.exchanges.all where exchange.protocolName == .dns && exchange.side == .client {
      if let port = exchange.flow.local?.port {
        clients[ClientSocket(transport: exchange.flow.transport, port: port)] = Asker(exchange)
      }
      if exchange.cause == nil, let question = question(exchange, by: Asker(exchange)) {
        asked.append(question)
      }
    }
    for exchange in evidence.exchanges.all
    where exchange.protocolName == .dns && exchange.side == .server && exchange.otherEnd == nil {
      guard let port = exchange.flow.remote?.port,
        let client = clients[ClientSocket(transport: exchange.flow.transport, port: port)],
        let question = question(exchange, by: client)
      else { continue }
      asked.append(question)
    }
    return asked.sorted { $0.began < $1.began }
  }

  private struct ClientSocket: Hashable {
    let transport: L4Protocol
    let port: UInt16
  }

  /// Who asks, and whom.
  private struct Asker {
    let actor: ActorID
    let thread: ThreadID
    let server: Endpoint

    init(_ exchange: Exchange) {
      (actor, thread) = (exchange.actor, exchange.thread)
      server = exchange.flow.remote ?? LookupBuilder.nowhere
    }
  }

  private func question(_ exchange: Exchange, by client: Asker) -> Asked? {
    guard case .dns(let message) = exchange.request?.detail ?? exchange.response?.detail,
      let question = message.questions.first
    else { return nil }
    var answer: DNSMessage?
    if case .dns(let response) = exchange.response?.detail { answer = response }
    let isClient = exchange.side == .client
    let other = exchange.otherEnd.flatMap { evidence.exchanges[$0] }
    let sent = isClient ? exchange.requestBegan ?? other?.requestBegan : exchange.requestBegan
    let attempt = Lookup.Attempt(
      exchange: exchange.id, server: client.server,
      sent: sent, answered: isClient ? exchange.responseBegan : nil,
      code: isClient ? answer?.responseCode : nil,
      answerCount: isClient ? answer?.count(in: .answer) ?? 0 : 0,
      isTruncated: isClient && answer?.flags.contains(.truncated) == true,
      servedBy: isClient ? exchange.otherEnd : exchange.id)
    return Asked(
      actor: client.actor, thread: client.thread, name: question.name.lowercased(), type: question.type,
      attempt: attempt, began: sent ?? exchange.began, ended: exchange.ended ?? exchange.began,
      addresses: isClient ? answer?.addressValues ?? [] : [])
  }

  private static let nowhere = Endpoint(address: IPAddress(v4: 0), port: 53)

  // MARK: - Look-ups

  private mutating func take(_ asked: Asked) {
    finishOld(at: asked.began)
    if let place = open.lastIndex(where: { continues($0, asked) }) {
      open[place].add(asked)
    } else {
      open.append(begin(asked))
    }
  }

  private mutating func finishOld(at now: Instant) {
    lookups += open.filter { now.nanoseconds(since: $0.ended) > 60_000_000_000 }
    open.removeAll { now.nanoseconds(since: $0.ended) > 60_000_000_000 }
  }

  private func finished() -> [Lookup] {
    (lookups + open).map(named).sorted { $0.began < $1.began }
  }

  /// The same process asks for the same name, or for what is left of it with another suffix, before the last question was
  /// answered for long.
  private func continues(_ lookup: Lookup, _ asked: Asked) -> Bool {
    guard lookup.actor == asked.actor,
      asked.began.time < lookup.ended.time || asked.began.nanoseconds(since: lookup.ended) < Self.pause
    else { return false }
    if lookup.candidates.contains(where: { $0.name == asked.name }) {
      // The same name once more after all was answered is another look-up.
      return lookup.isUnanswered(asked.name, at: asked.began)
        || lookup.candidates.last?.name == asked.name && lookup.lacks(asked.type)
    }
    guard lookup.addresses.isEmpty, let first = lookup.candidates.first else { return false }
    return Self.shareStem(first.name, asked.name, lookup.configuration?.search ?? [])
  }

  /// The names are one name with different suffixes.
  private static func shareStem(_ one: String, _ other: String, _ search: [String]) -> Bool {
    guard search.isEmpty else {
      return !TypedName.stems(of: one, search).isDisjoint(with: TypedName.stems(of: other, search))
    }
    // Without the list, the labels in front have to do.
    let (left, right) = (one.split(separator: "."), other.split(separator: "."))
    let common = zip(left, right).prefix { $0 == $1 }.count
    return common > 0 && common >= min(left.count, right.count)
  }

  private func begin(_ asked: Asked) -> Lookup {
    let configuration = evidence.configurations.last {
      $0.actor == asked.actor && $0.source < asked.ended
    }
    var lookup = Lookup(
      actor: asked.actor, thread: asked.thread, name: asked.name, resolver: .unknown,
      configuration: configuration,
      sources: evidence.sources[asked.actor], began: asked.began, ended: asked.ended)
    lookup.add(asked)
    return lookup
  }

  /// With the typed name told from its suffixes.
  private func named(_ lookup: Lookup) -> Lookup {
    var lookup = lookup
    lookup.name = TypedName(lookup, arguments: evidence[lookup.actor].arguments).text
    for place in lookup.candidates.indices {
      let rest = lookup.candidates[place].name.dropFirst(lookup.name.utf8.count)
      lookup.candidates[place].suffix = rest.count > 1 ? String(rest.dropFirst().dropLast()) : nil
    }
    lookup.began = beginning(of: lookup)
    lookup.resolver = resolver(of: lookup)
    return lookup
  }

  /// The thread's first step before its first question: it reads files, and asks a daemon that keeps names.
  private func beginning(of lookup: Lookup) -> Instant {
    let steps = evidence.steps[lookup.actor] ?? []
    var began = lookup.began
    for step in steps.reversed() where step.at < began && step.thread == lookup.thread {
      guard began.nanoseconds(since: step.at) < Self.preparation else { break }
      began = step.at
    }
    return began
  }

  /// Steps of one look-up follow each other within this time: in nanoseconds.
  private static let preparation: UInt64 = 20_000_000

  /// Each library has a manner of its own: glibc reads nsswitch.conf and asks for both types through one connected socket, Go
  /// takes a socket for each question, musl sends through one that is connected to nobody.
  private func resolver(of lookup: Lookup) -> Lookup.Resolver {
    let exchanges = lookup.attempts.compactMap { evidence.exchanges[$0.exchange] }.filter {
      $0.side == .client
    }
    if exchanges.contains(where: { $0.flow.local?.isUnspecified == true }) { return .musl }
    guard lookup.sources != nil else { return .unknown }
    let isOneByOne = lookup.configuration?.asksOneByOne == true
    let ports = lookup.candidates.first.map { candidate in
      Set(
        candidate.questions.compactMap { $0.attempts.first }.compactMap {
          evidence.exchanges[$0.exchange]?.flow.local?.port
        })
    }
    return (ports?.count ?? 0) > 1 && !isOneByOne ? .go : .glibc
  }
}

extension Lookup {
  /// A question for that name had no answer yet: resolvers then ask all of them again.
  fileprivate func isUnanswered(_ name: String, at now: Instant) -> Bool {
    candidates.contains { candidate in
      candidate.name == name && candidate.questions.contains { !$0.isAnswered(at: now) }
    }
  }

  /// The last name was not asked for records of that type.
  fileprivate func lacks(_ type: DNSType) -> Bool {
    candidates.last.map { !$0.questions.contains { $0.type == type } } ?? true
  }

  /// Takes in a message of it.
  fileprivate mutating func add(_ asked: LookupBuilder.Asked) {
    let candidate =
      candidates.firstIndex { $0.name == asked.name } ?? candidates.endIndex
    if candidate == candidates.endIndex { candidates.append(Candidate(name: asked.name)) }
    let question =
      candidates[candidate].questions.firstIndex { $0.type == asked.type }
      ?? candidates[candidate].questions.endIndex
    if question == candidates[candidate].questions.endIndex {
      candidates[candidate].questions.append(Question(type: asked.type))
    }
    candidates[candidate].questions[question].attempts.append(asked.attempt)
    ended = max(ended, asked.ended)
    addresses += asked.addresses
  }
}

extension Lookup.Question {
  fileprivate func isAnswered(at now: Instant) -> Bool {
    attempts.contains { $0.answered.map { $0 < now } ?? false }
  }
}
