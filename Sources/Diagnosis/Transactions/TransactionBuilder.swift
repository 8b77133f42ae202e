internal import Events
internal import Protocols

/// Puts together what programs did for one purpose.
///
///     look-up ──► the connection to an address that it gave ──► the exchange on that connection
///
/// What a process did for a request that it was serving belongs to that request's transaction, and is none of its own. Requests
/// that came from processes outside the capture are transactions of those who served them.
struct TransactionBuilder {
  typealias Draft = TransactionDraft

  let evidence: Evidence
  private var drafts: [Draft] = []
  /// The drafts of each actor that something may still be added to.
  private var open: [ActorID: [Int]] = [:]
  /// The connections of each process to each address that had not failed when the last one was made.
  private var alive: [Target: [Alive]] = [:]
  private let servers: Set<ActorID>
  /// The exchanges that are part of a look-up.
  private let lookedUp: Set<ExchangeID>

  private struct Target: Hashable {
    let actor: ActorID
    let remote: Endpoint?
  }

  private struct Alive {
    let draft: Int
    let connecting: Connecting

    func hasFailed(before instant: Instant) -> Bool {
      switch connecting.outcome {
      case .failed(_, let at), .abandoned(let at): at < instant
      case .connected, .pending: false
      }
    }
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

  private mutating func take(_ connecting: Connecting, _ place: Int) {
    let ended = evidence.end(of: connecting)
    let isParallel = isParallel(connecting)
    if let fits = latest(connecting.actor, { isFor(connecting, $0, isParallel: isParallel) }) {
      let isQuestion = isQuestion(connecting, of: drafts[fits].lookups)
      drafts[fits].add(connecting, at: place, isQuestion: isQuestion, until: ended)
      remember(connecting, fits)
      return
    }
    var draft = Draft(
      actor: connecting.actor, thread: connecting.thread, began: connecting.began, ended: ended)
    draft.add(connecting, at: place, isQuestion: false, until: ended)
    begin(draft)
    remember(connecting, drafts.count - 1)
  }

  /// The process has another connection to the same address that had not failed.
  private mutating func isParallel(_ connecting: Connecting) -> Bool {
    let key = Target(actor: connecting.actor, remote: connecting.flow.remote)
    alive[key]?.removeAll { drafts[$0.draft].isOver || $0.hasFailed(before: connecting.began) }
    return alive[key].map { !$0.isEmpty } ?? false
  }

  private mutating func remember(_ connecting: Connecting, _ draft: Int) {
    let key = Target(actor: connecting.actor, remote: connecting.flow.remote)
    alive[key, default: []].append(Alive(draft: draft, connecting: connecting))
    if let count = alive[key]?.count, count > 32 { alive[key]?.removeFirst() }
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
    drafts[fits].isOver = !exchange.isEncrypted
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
    var begun: [ActorID: Int] = [:]
    for (place, call) in evidence.failedCalls.enumerated() where call.call != "connect" {
      // Both are in the order of their beginnings; what began long before is not looked through.
      let own = ofActors[call.actor] ?? []
      var count = begun[call.actor] ?? 0
      while count < own.count, drafts[own[count]].began < call.at { count += 1 }
      begun[call.actor] = count
      let fitting = own[..<count].suffix(64).last { call.at <= drafts[$0].ended }
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
    for step in evidence.steps[draft.actor].reversed() where step.at < began {
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
