internal import Events
internal import Protocols

/// Finds out which exchanges, and which connections, are the same as seen from both ends.
///
/// What both ends have in common, through any translation of the destination, is the client's port, and what is said. The
/// kernel's addresses of a unix socket are the same from both sides.
struct EndJoiner {
  /// Those whose other end may still be seen; a list is not empty.
  private var exchanges: [Meeting: [Candidate]] = [:]
  private var connectings: [Meeting: [Int]] = [:]
  private var acceptances: [Meeting: [Connecting.Acceptance]] = [:]

  /// What both ends of a connection have in common.
  private enum Meeting: Hashable {
    case port(L4Protocol, UInt16)
    case unix(UInt64, UInt64)
  }

  private struct Candidate {
    let id: ExchangeID
    let side: Side
    let key: UInt64?
  }

  /// How many of a meeting are remembered: ports are used again.
  private static let memory = 16
  /// How far apart both ends may see the same thing: in nanoseconds.
  private static let distance: UInt64 = 5_000_000_000

  /// How many meetings something is remembered of.
  var meetingCount: Int { exchanges.count + connectings.count + acceptances.count }

  /// Who accepted what nobody was seen to ask for.
  var acceptors: some Sequence<ActorID> { acceptances.values.lazy.joined().map(\.actor) }

  // MARK: - Exchanges

  mutating func join(_ id: ExchangeID, key: UInt64?, in evidence: inout Evidence) {
    guard let exchange = evidence.exchanges[id], let meeting = Self.meeting(exchange.flow, exchange.side)
    else { return }
    if let other = partner(of: exchange, key, exchanges[meeting] ?? [], in: evidence) {
      // Of a question that was asked again, the server's sight belongs to the message that was sent last before it.
      if let former = other.otherEnd { evidence.exchanges.modify(former) { $0.otherEnd = nil } }
      evidence.exchanges.modify(id) { $0.otherEnd = other.id }
      evidence.exchanges.modify(other.id) { $0.otherEnd = id }
      // Without keys nothing else can be the same.
      if key == nil { return Self.forget(meeting, in: &exchanges) { $0.id == other.id } }
    }
    Self.remember(Candidate(id: id, side: exchange.side, key: key), &exchanges[meeting, default: []])
  }

  /// Exchanges are no longer kept.
  mutating func forget(_ isGone: (ExchangeID) -> Bool) {
    exchanges = exchanges.compactMapValues { list in
      let kept = list.filter { !isGone($0.id) }
      return kept.isEmpty ? nil : kept
    }
  }

  /// The first that fits; of messages that are told apart by their key, the nearest in time.
  private func partner(
    of exchange: Exchange, _ key: UInt64?, _ candidates: [Candidate], in evidence: Evidence
  ) -> Exchange? {
    let fitting = candidates.lazy.filter { $0.side != exchange.side && $0.key == key }.compactMap {
      evidence.exchanges[$0.id]
    }.filter { Self.agree(exchange, $0) }
    // Of an answer whose question was not seen, the time says nothing: a server answers the first question.
    guard key != nil, exchange.request != nil else { return fitting.first { $0.otherEnd == nil } }
    if exchange.side == .server {
      return fitting.last {
        $0.otherEnd == nil && $0.began.nanoseconds(since: exchange.began) < Self.disorder
      }
    }
    return fitting.first { seen in
      guard exchange.began.nanoseconds(since: seen.began) < Self.disorder else { return false }
      return seen.otherEnd.flatMap { evidence.exchanges[$0] }.map { $0.began.time < exchange.began.time }
        ?? true
    }
  }

  /// What was sent may be seen this much later than its arrival: in nanoseconds.
  private static let disorder: UInt64 = 10_000_000

  /// They say the same thing, at times that fit; a process that asks itself has another socket for it.
  private static func agree(_ one: Exchange, _ other: Exchange) -> Bool {
    guard one.protocolName == other.protocolName, one.actor != other.actor || one.protocolName == .dns else {
      return false
    }
    if let request = one.request, let same = other.request {
      return isNear(one.began, other.began) && request.saysTheSame(as: same)
    }
    return true
  }

  // MARK: - Connections

  mutating func note(_ connecting: Connecting, at place: Int, in evidence: inout Evidence) {
    guard let meeting = Self.meeting(connecting.flow, .client) else { return }
    if let found = acceptances[meeting]?.lastIndex(where: { Self.agree(connecting, $0) }) {
      evidence.connectings[place].accepted = acceptances[meeting]?.remove(at: found)
      if acceptances[meeting]?.isEmpty == true { acceptances[meeting] = nil }
      return
    }
    Self.remember(place, &connectings[meeting, default: []])
  }

  /// Connections lie elsewhere from now on, or nowhere.
  mutating func move(_ places: [Int: Int]) {
    connectings = connectings.compactMapValues { list in
      let kept = list.compactMap { places[$0] }
      return kept.isEmpty ? nil : kept
    }
  }

  mutating func join(_ acceptance: Connecting.Acceptance, in evidence: inout Evidence) {
    guard let meeting = Self.meeting(acceptance.flow, .server) else { return }
    let place = (connectings[meeting] ?? []).last { place in
      evidence.connectings[place].accepted == nil && Self.agree(evidence.connectings[place], acceptance)
    }
    if let place {
      evidence.connectings[place].accepted = acceptance
      Self.forget(meeting, in: &connectings) { $0 == place }
    } else {
      if acceptances.count >= Self.acceptanceLimit { thinAcceptances(at: acceptance.at) }
      Self.remember(acceptance, &acceptances[meeting, default: []])
    }
  }

  /// Acceptances of more meetings are not remembered: first those go whose clients can no longer be seen.
  private static let acceptanceLimit = 20_000

  private mutating func thinAcceptances(at now: Instant) {
    acceptances = acceptances.filter { $0.value.contains { Self.isNear($0.at, now) } }
    guard acceptances.count >= Self.acceptanceLimit else { return }
    let latest = acceptances.values.compactMap { $0.last?.at }.sorted()
    let middle = latest[latest.count / 2]
    acceptances = acceptances.filter { ($0.value.last?.at ?? middle) > middle }
  }

  private static func agree(_ connecting: Connecting, _ acceptance: Connecting.Acceptance) -> Bool {
    connecting.accepted == nil && isNear(connecting.ended ?? connecting.began, acceptance.at)
  }

  // MARK: -

  private static func meeting(_ flow: Flow, _ side: Side) -> Meeting? {
    switch flow {
    case .ip(let transport, let local, let remote):
      let port = side == .client ? local.port : remote.port
      return port == 0 ? nil : .port(transport, port)
    case .unix(let local, let remote, _):
      // Either end names its own address first.
      return local == 0 || remote == 0 ? nil : .unix(min(local, remote), max(local, remote))
    case .unknown: return nil
    }
  }

  private static func isNear(_ one: Instant, _ other: Instant) -> Bool {
    max(one.nanoseconds(since: other), other.nanoseconds(since: one)) < distance
  }

  private static func forget<Value>(
    _ meeting: Meeting, in table: inout [Meeting: [Value]], _ isMeant: (Value) -> Bool
  ) {
    table[meeting]?.removeAll(where: isMeant)
    if table[meeting]?.isEmpty == true { table[meeting] = nil }
  }

  private static func remember<Value>(_ value: Value, _ list: inout [Value]) {
    list.append(value)
    if list.count > memory { list.removeFirst(list.count - memory) }
  }
}
