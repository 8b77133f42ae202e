internal import Events
internal import Protocols

/// Who says something, as a call shows it.
struct Party {
  let actor: ActorID
  let thread: ThreadID
  /// Which end the actor is, as the bytes tell.
  let side: Side
  let flow: Flow
}

/// Messages become exchanges.
extension Observer {
  mutating func note(_ step: Progress, in dialogue: Dialogue, _ party: Party, _ at: Instant) {
    switch step {
    case .begins(let message):
      switch message.role {
      case .request: ask(message, in: dialogue, party)
      case .response: answer(message, in: dialogue, party)
      case .notice: notice(message, in: dialogue, party)
      }
    case .ends(let message, let ending): end(message, ending, in: dialogue, at)
    }
  }

  private mutating func ask(_ message: Message, in dialogue: Dialogue, _ party: Party) {
    let id = add(message, party) { exchange in
      exchange.request = message
      exchange.requestBegan = message.first
    }
    let gone = dialogue.ledger.ask(id, message.number, key: message.key, at: message.first)
    for id in gone { giveUp(id, at: message.first) }
  }

  private mutating func answer(_ message: Message, in dialogue: Dialogue, _ party: Party) {
    let take = { (exchange: inout Exchange) in
      exchange.response = message
      exchange.responseBegan = message.first
      exchange.answeringThread = party.thread
    }
    let paired = dialogue.ledger.answer(message.number, key: message.key, seenBy: party.side)
    guard let paired else {
      let id = add(message, party, take)
      return dialogue.ledger.answer(unasked: id, message.number, key: message.key, at: message.first)
    }
    evidence.exchanges.modify(paired.id, take)
    for superseded in paired.superseded {
      evidence.exchanges.modify(superseded.id) { $0.outcome = .unanswered(at: superseded.at) }
    }
  }

  /// No answer will come to an exchange, or not all of one.
  mutating func giveUp(_ id: ExchangeID, at instant: Instant) {
    evidence.exchanges.modify(id) { exchange in
      guard exchange.outcome == .open else { return }
      exchange.outcome = exchange.response == nil ? .unanswered(at: instant) : .cutShort(at: instant)
    }
  }

  /// No answer will come to what is under way.
  mutating func giveUp(_ dialogue: Dialogue, at instant: Instant) {
    for id in dialogue.ledger.removeAll() { giveUp(id, at: instant) }
  }

  private mutating func notice(_ message: Message, in dialogue: Dialogue, _ party: Party) {
    guard evidence.notices.count < Self.noticeLimit else {
      evidence.visibility.leftOut[.notices, default: 0] += 1
      return
    }
    evidence.notices.append(
      Notice(
        actor: party.actor, side: party.side, flow: party.flow, message: message, at: message.first,
        exchange: dialogue.ledger.latest))
  }

  /// More are not kept: they say the same.
  private static let noticeLimit = 10_000

  private mutating func end(
    _ message: Message, _ ending: Progress.Ending, in dialogue: Dialogue, _ at: Instant
  ) {
    let last = message.last
    switch message.role {
    case .request:
      guard let id = dialogue.ledger.end(request: message.number, key: message.key) else { return }
      evidence.exchanges.modify(id) { exchange in
        exchange.request = message
        exchange.requestEnded = last
      }
    case .response:
      guard let id = dialogue.ledger.end(response: message.number, key: message.key) else { return }
      evidence.exchanges.modify(id) { exchange in
        exchange.response = message
        exchange.responseEnded = last
        exchange.outcome = ending == .cutShort ? .cutShort(at: at) : .answered
      }
    case .notice: break
    }
  }

  private mutating func add(
    _ message: Message, _ party: Party, _ fill: (inout Exchange) -> Void
  ) -> ExchangeID {
    if evidence.exchanges.isCrowded { thinExchanges() }
    let id = evidence.exchanges.add { id in
      var exchange = Exchange(
        id: id, actor: party.actor, thread: party.thread, side: party.side, flow: party.flow,
        protocolName: message.protocolName, began: message.first)
      fill(&exchange)
      return exchange
    }
    joiner.join(id, key: message.key, in: &evidence)
    causes.place(id, process: actors[party.actor].process, in: &evidence)
    return id
  }
}

extension Observer {
  private mutating func thinExchanges() {
    evidence.exchanges.thin(\.isUnremarkable)
    let kept = evidence.exchanges
    joiner.forget { kept[$0] == nil }
  }
}

extension Exchange {
  /// Answered soon, and well.
  fileprivate var isUnremarkable: Bool {
    guard outcome == .answered, response?.isFailure != true, let ended else { return false }
    return ended.nanoseconds(since: began) < Thresholds.remarkable
  }
}
