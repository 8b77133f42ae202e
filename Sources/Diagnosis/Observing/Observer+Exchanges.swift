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
    if message.key != nil { expire(dialogue, before: message.first) }
    let id = add(message, party) { exchange in
      exchange.request = message
      exchange.requestBegan = message.first
    }
    if dialogue.open.count >= Dialogue.openLimit { dialogue.open.removeFirst() }
    dialogue.open.append(Dialogue.Open(id: id, key: message.key, request: message.number))
  }

  /// Nobody waits this long for an answer to a datagram; its id and its port are then given out again: in nanoseconds.
  private static let patience: UInt64 = 30_000_000_000

  private mutating func expire(_ dialogue: Dialogue, before now: Instant) {
    let old = dialogue.open.filter { open in
      guard let began = evidence.exchanges[open.id]?.began else { return true }
      return open.key != nil && now.nanoseconds(since: began) > Self.patience
    }
    for open in old {
      evidence.exchanges.modify(open.id) { exchange in
        if exchange.outcome == .open { exchange.outcome = .unanswered(at: now) }
      }
    }
    dialogue.open.removeAll { open in old.contains { $0.id == open.id } }
  }

  private mutating func answer(_ message: Message, in dialogue: Dialogue, _ party: Party) {
    let fits: (Dialogue.Open) -> Bool = {
      $0.response == nil && (message.key == nil || $0.key == message.key)
    }
    // Of a question that was asked twice, a client has the answer to the last, a server answers the first.
    let place =
      party.side == .client && message.key != nil
      ? dialogue.open.lastIndex(where: fits) : dialogue.open.firstIndex(where: fits)
    if let place {
      dialogue.open[place].response = message.number
      evidence.exchanges.modify(dialogue.open[place].id) { exchange in
        exchange.response = message
        exchange.responseBegan = message.first
        exchange.answeringThread = party.thread
      }
      if party.side == .client, message.key != nil { supersede(before: place, in: dialogue) }
      return
    }
    let id = add(message, party) { exchange in
      exchange.response = message
      exchange.responseBegan = message.first
      exchange.answeringThread = party.thread
    }
    dialogue.open.append(Dialogue.Open(id: id, key: message.key, response: message.number))
  }

  /// Earlier attempts of the same question have no answer: the next one began in place of each.
  private mutating func supersede(before place: Int, in dialogue: Dialogue) {
    let key = dialogue.open[place].key
    var successor = place
    for earlier in dialogue.open[..<place].indices.reversed() where dialogue.open[earlier].key == key {
      guard dialogue.open[earlier].response == nil,
        let began = evidence.exchanges[dialogue.open[successor].id]?.began
      else { continue }
      evidence.exchanges.modify(dialogue.open[earlier].id) { $0.outcome = .unanswered(at: began) }
      successor = earlier
    }
    let answered = dialogue.open[place].id
    dialogue.open.removeAll { $0.key == key && $0.response == nil && $0.id != answered }
  }

  private mutating func notice(_ message: Message, in dialogue: Dialogue, _ party: Party) {
    guard evidence.notices.count < Self.noticeLimit else {
      evidence.visibility.leftOut[.notices, default: 0] += 1
      return
    }
    evidence.notices.append(
      Notice(
        actor: party.actor, side: party.side, flow: party.flow, message: message, at: message.first,
        exchange: dialogue.open.last?.id))
  }

  /// More are not kept: they say the same.
  private static let noticeLimit = 10_000

  private mutating func end(
    _ message: Message, _ ending: Progress.Ending, in dialogue: Dialogue, _ at: Instant
  ) {
    let last = message.last
    if let place = dialogue.open.firstIndex(where: {
      $0.request == message.number && message.role == .request
    }) {
      evidence.exchanges.modify(dialogue.open[place].id) { exchange in
        exchange.request = message
        exchange.requestEnded = last
      }
    } else if message.role == .response,
      let place = dialogue.open.firstIndex(where: { $0.response == message.number })
    {
      evidence.exchanges.modify(dialogue.open[place].id) { exchange in
        exchange.response = message
        exchange.responseEnded = last
        exchange.outcome = ending == .cutShort ? .cutShort(at: at) : .answered
      }
      dialogue.open.remove(at: place)
    }
  }

  private mutating func add(
    _ message: Message, _ party: Party, _ fill: (inout Exchange) -> Void
  ) -> ExchangeID {
    if evidence.exchanges.isCrowded { evidence.exchanges.thin(\.isUnremarkable) }
    let id = evidence.exchanges.add { id in
      var exchange = Exchange(
        id: id, actor: party.actor, thread: party.thread, side: party.side, flow: party.flow,
        protocolName: message.protocolName, began: message.first)
      fill(&exchange)
      return exchange
    }
    joiner.join(id, key: message.key, in: &evidence)
    causes.place(id, process: actors.actors[party.actor.rawValue].process, in: &evidence)
    return id
  }
}

extension Exchange {
  /// Answered within a tenth of a second, and well.
  fileprivate var isUnremarkable: Bool {
    guard outcome == .answered, response?.isFailure != true, let ended else { return false }
    return ended.nanoseconds(since: began) < 100_000_000
  }
}
