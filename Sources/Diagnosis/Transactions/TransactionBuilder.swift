internal import Events
internal import Protocols

/// Puts together what programs did for one purpose.
///
///     look-up ──► the connection to an address that it gave ──► the exchange on that connection
///
/// What a process did for a request that it was serving belongs to that request's transaction, and is none of its own. Requests
/// that came from processes outside the capture are transactions of those who served them.
struct TransactionBuilder {
  private let evidence: Evidence
  private var drafts: [Draft] = []
  /// The drafts of each actor that something may still be added to.
  private var open: [ActorID: [Int]] = [:]
  private let servers: Set<ActorID>
  /// The exchanges that are part of a look-up.
  private let lookedUp: Set<ExchangeID>

  /// What is known of a transaction so far.
  private struct Draft {
    let actor: ActorID
    var thread: ThreadID
    var began: Instant
    var ended: Instant
    var lookups: [Int] = []
    var connectings: [Int] = []
    var exchanges: [ExchangeID] = []
    var failedCalls: [Int] = []
    /// Its last exchange ends it; a handshake does not.
    var isOver = false
  }

  private enum Step {
    case lookup(Int, Lookup)
    case connecting(Int, Connecting)
    case exchange(Exchange)

    var began: Instant {
      switch self {
      case .lookup(_, let lookup): lookup.began
      case .connecting(_, let connecting): connecting.began
      case .exchange(let exchange): exchange.began
      }
    }
  }

  /// Addresses of a look-up that ended longer ago are not what a connection uses: in nanoseconds.
  private static let memory: UInt64 = 30_000_000_000

  private init(_ evidence: Evidence) {
    self.evidence = evidence
    lookedUp = Set(
      evidence.lookups.flatMap { $0.attempts.flatMap { [$0.exchange, $0.servedBy].compactMap(\.self) } })
    servers = Set(evidence.exchanges.all.lazy.filter { $0.side == .server }.map(\.actor))
  }

  static func transactions(in evidence: Evidence) -> [Transaction] {
    var builder = TransactionBuilder(evidence)
    for step in builder.steps() {
      switch step {
      case .lookup(let place, let lookup): builder.take(lookup, place)
      case .connecting(let place, let connecting): builder.take(connecting, place)
      case .exchange(let exchange): builder.take(exchange)
      }
    }
    builder.takeFailedCalls()
    return builder.finished()
  }

  /// What programs did of their own accord, in order.
  private func steps() -> [Step] {
    var steps: [Step] = []
    for (place, lookup) in evidence.lookups.enumerated() { steps.append(.lookup(place, lookup)) }
    for (place, connecting) in evidence.connectings.enumerated() where isOwn(connecting) {
      steps.append(.connecting(place, connecting))
    }
    for exchange in evidence.exchanges.all where isOwn(exchange) { steps.append(.exchange(exchange)) }
    return steps.sorted { $0.began < $1.began }
  }

  /// Daemons that keep names and logs are asked on the side.
  private func isOwn(_ connecting: Connecting) -> Bool {
    if case .ip = connecting.flow { return !servers.contains(connecting.actor) }
    guard case .failed = connecting.outcome else { return false }
    return false
  }

  private func isOwn(_ exchange: Exchange) -> Bool {
    switch exchange.side {
    case .client: exchange.cause == nil && exchange.protocolName != .dns
    case .server:
      exchange.otherEnd == nil && (exchange.protocolName != .dns || !lookedUp.contains(exchange.id))
    }
  }

  // MARK: - Steps

  private mutating func take(_ lookup: Lookup, _ place: Int) {
    if let draft = latest(lookup.actor, { isFor(lookup, $0) }) {
      drafts[draft].lookups.append(place)
      drafts[draft].ended = max(drafts[draft].ended, lookup.ended)
      return
    }
    begin(
      Draft(
        actor: lookup.actor, thread: lookup.thread, began: lookup.began, ended: lookup.ended, lookups: [place]
      ))
  }

  /// Several names at once are looked up for one purpose until something is done with one of them, and so is a name that is
  /// tried again. Who looks the same name up in two threads has two purposes.
  private func isFor(_ lookup: Lookup, _ draft: Draft) -> Bool {
    guard draft.exchanges.isEmpty, purposes(of: draft).isEmpty else { return false }
    let pause = lookup.began.nanoseconds(since: draft.ended)
    let same = draft.lookups.lazy.map { evidence.lookups[$0] }.last { $0.name == lookup.name }
    guard let same else { return pause < Self.haste }
    guard same.thread == lookup.thread, same.ended < lookup.began else { return false }
    return pause < (same.addresses.isEmpty ? Self.rest : Self.haste)
  }

  /// What is done for one purpose follows within this time, in nanoseconds: at once, or after a rest when it failed.
  private static let haste: UInt64 = 100_000_000
  private static let rest: UInt64 = 2_000_000_000

  /// The connections of a draft that are not made to ask for its names.
  private func purposes(of draft: Draft) -> [Connecting] {
    draft.connectings.map { evidence.connectings[$0] }.filter { !isQuestion($0, of: draft.lookups) }
  }

  /// It leads to a server that is asked for these names.
  private func isQuestion(_ connecting: Connecting, of lookups: [Int]) -> Bool {
    guard let remote = connecting.flow.remote, remote.port == 53 else { return false }
    return lookups.contains { evidence.lookups[$0].servers.contains(remote) }
  }

  private mutating func take(_ connecting: Connecting, _ place: Int) {
    let ended = evidence.end(of: connecting)
    let isParallel = isParallel(connecting)
    let fits = latest(connecting.actor) { draft in
      guard draft.exchanges.isEmpty, connecting.began.nanoseconds(since: draft.ended) < Self.memory else {
        return false
      }
      let purposes = purposes(of: draft)
      if isQuestion(connecting, of: draft.lookups) { return purposes.isEmpty }
      guard let last = purposes.last else { return isLookedUp(connecting, by: draft) }
      // Another address of the name may be tried before the first one has failed.
      let isOther = purposes.allSatisfy { $0.flow.remote?.address != connecting.flow.remote?.address }
      if isOther, isLookedUp(connecting, by: draft) { return true }
      return !isParallel && isRetry(connecting, of: last)
    }
    if let fits {
      drafts[fits].connectings.append(place)
      drafts[fits].thread = connecting.thread
      drafts[fits].ended = max(drafts[fits].ended, ended)
      return
    }
    begin(
      Draft(
        actor: connecting.actor, thread: connecting.thread, began: connecting.began, ended: ended,
        connectings: [place]))
  }

  /// The address was known from the draft's names by then.
  private func isLookedUp(_ connecting: Connecting, by draft: Draft) -> Bool {
    guard let address = connecting.flow.remote?.address else { return false }
    return draft.lookups.contains { place in
      let lookup = evidence.lookups[place]
      return lookup.addresses.contains(address)
        && lookup.attempts.contains { attempt in
          attempt.answerCount > 0 && (attempt.answered.map { $0 < connecting.began } ?? true)
        }
    }
  }

  /// The process has another connection to the same address that has not failed.
  private func isParallel(_ connecting: Connecting) -> Bool {
    (open[connecting.actor] ?? []).contains { draft in
      !drafts[draft].isOver
        && drafts[draft].connectings.contains { place in
          let other = evidence.connectings[place]
          return other.flow.remote == connecting.flow.remote && !hasFailed(other, before: connecting.began)
        }
    }
  }

  private func hasFailed(_ connecting: Connecting, before instant: Instant) -> Bool {
    switch connecting.outcome {
    case .failed(_, let at), .abandoned(let at): at < instant
    case .connected, .pending: false
    }
  }

  /// The same port is tried again, or another address of it, after the first try failed.
  private func isRetry(_ connecting: Connecting, of first: Connecting) -> Bool {
    guard connecting.flow.remote?.port == first.flow.remote?.port else { return false }
    if case .connected = first.outcome { return false }
    return connecting.began.nanoseconds(since: first.ended ?? first.began) < 1_000_000_000
  }

  private mutating func take(_ exchange: Exchange) {
    let ended = evidence.end(of: exchange)
    let fits = latest(exchange.actor) { draft in
      exchange.side == .client
        && (draft.connectings.contains { isSame(evidence.connectings[$0].flow, exchange.flow) }
          || draft.exchanges.contains {
            evidence.exchanges[$0].map { isSame($0.flow, exchange.flow) } ?? false
          })
    }
    guard let fits else {
      begin(
        Draft(
          actor: exchange.actor, thread: exchange.thread, began: exchange.began, ended: ended,
          exchanges: [exchange.id], isOver: true))
      return
    }
    drafts[fits].exchanges.append(exchange.id)
    drafts[fits].thread = exchange.thread
    drafts[fits].ended = max(drafts[fits].ended, ended)
    drafts[fits].isOver = !exchange.isHandshake
  }

  private func isSame(_ one: Flow, _ other: Flow) -> Bool {
    guard case .ip(let transport, let local, _) = one, case .ip(let second, let same, _) = other else {
      return one == other && one != .unknown
    }
    return transport == second && local.port == same.port
  }

  private func latest(_ actor: ActorID, _ fits: (Draft) -> Bool) -> Int? {
    open[actor]?.last { !drafts[$0].isOver && fits(drafts[$0]) }
  }

  private mutating func begin(_ draft: Draft) {
    drafts.append(draft)
    open[draft.actor, default: []].append(drafts.count - 1)
    // What is over is not looked through again.
    if let count = open[draft.actor]?.count, count > 64 {
      open[draft.actor] = open[draft.actor]?.filter { !drafts[$0].isOver }.suffix(32)
    }
  }

  /// A call that failed for want of something belongs to what its process had begun last.
  private mutating func takeFailedCalls() {
    guard !evidence.failedCalls.isEmpty else { return }
    let ofActors = Dictionary(grouping: drafts.indices) { drafts[$0].actor }
    for (place, call) in evidence.failedCalls.enumerated() where call.call != "connect" {
      let fitting = (ofActors[call.actor] ?? []).last { draft in
        drafts[draft].began < call.at && call.at <= drafts[draft].ended
      }
      if let fitting { drafts[fitting].failedCalls.append(place) }
    }
  }

  // MARK: - The end

  private func finished() -> [Transaction] {
    let ordered = drafts.sorted { $0.ended < $1.ended }
    let others = Milestones(evidence, ordered.map { ($0.actor, $0.ended) })
    return ordered.enumerated().map { index, draft in
      let began = beginning(of: draft, after: others.last(of: draft.actor, draft.thread, before: draft.began))
      let telling = TransactionTitle(evidence, draft.lookups, draft.connectings, draft.exchanges)
      return Transaction(
        number: index + 1, actor: draft.actor, thread: draft.thread, title: telling.title, began: began,
        ended: draft.ended, lookups: draft.lookups, connectings: draft.connectings,
        exchanges: draft.exchanges, failedCalls: draft.failedCalls,
        failure: telling.failure.map { failure(of: draft) ?? $0 }, isUnderWay: isUnderWay(draft),
        isAskedToWait: draft.exchanges.contains { evidence.exchanges[$0]?.isAskedToWait ?? false })
    }
  }

  /// What a process ran out of tells more than what came of that.
  private func failure(of draft: Draft) -> String? {
    draft.failedCalls.first.map { Errno.text(evidence.failedCalls[$0].errno) }
  }

  private func isUnderWay(_ draft: Draft) -> Bool {
    draft.exchanges.contains { evidence.exchanges[$0]?.outcome == .open }
      || draft.connectings.contains { evidence.connectings[$0].outcome == .pending }
      || draft.lookups.contains { evidence.lookups[$0].isUnderWay }
  }

  /// The first step of the process towards the network that led to it: programs try sockets before they ask for a name.
  private func beginning(of draft: Draft, after previous: Instant?) -> Instant {
    var began = draft.began
    for step in (evidence.steps[draft.actor] ?? []).reversed() where step.at < began {
      guard began.nanoseconds(since: step.at) < Self.preparation, step.at > previous ?? Self.start else {
        break
      }
      began = step.at
    }
    return began
  }

  private static let start = Instant(event: 0, time: Timestamp(rawValue: 0))
  /// Steps of one purpose follow each other within this time: in nanoseconds.
  private static let preparation: UInt64 = 50_000_000
}
