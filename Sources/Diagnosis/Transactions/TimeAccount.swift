internal import Events
internal import Protocols

/// Divides the time of a transaction: each moment belongs to the most telling thing that was going on.
///
/// Things are laid over the time one after the other, the most telling first, and each takes what is left: hence no gaps and no
/// overlaps.
///
///     name look-ups  >  what servers did  >  waiting for the network  >  what the program's own threads waited for  >  the rest
struct TimeAccount {
  private let evidence: Evidence
  private let children: [ExchangeID: [ExchangeID]]
  private var left: [Range<UInt64>]
  private(set) var parts: [Transaction.Part] = []

  init(_ transaction: Transaction, _ evidence: Evidence, children: [ExchangeID: [ExchangeID]]) {
    self.evidence = evidence
    self.children = children
    let (began, ended) = (transaction.began.time.rawValue, transaction.ended.time.rawValue)
    // Where the clock went backwards, there is no time to divide.
    let whole = began..<max(began, ended)
    left = whole.isEmpty ? [] : [whole]
    for place in transaction.lookups { layLookup(evidence.lookups[place]) }
    for id in transaction.exchanges { layExchange(id, depth: 0) }
    for place in transaction.connectings { layConnecting(evidence.connectings[place]) }
    layWaits(of: transaction)
    layLosses()
    lay(whole, .work, evidence[transaction.actor].title)
    parts.sort { $0.began < $1.began }
    merge()
  }

  // MARK: - Layers

  /// Each name that was tried takes the time until the next one.
  private mutating func layLookup(_ lookup: Lookup) {
    let starts = lookup.candidates.map { candidate in
      candidate.questions.flatMap(\.attempts).compactMap { ($0.sent ?? $0.answered)?.time.rawValue }.min()
    }
    for (place, candidate) in lookup.candidates.enumerated() {
      let began = place == 0 ? lookup.began.time.rawValue : starts[place] ?? lookup.began.time.rawValue
      let ended = starts[(place + 1)...].compactMap(\.self).first ?? lookup.ended.time.rawValue
      if began < ended { lay(began..<ended, .lookup, candidate.name) }
    }
  }

  /// Deeper chains are taken as work of the server at this depth.
  private static let depthLimit = 8

  private mutating func layExchange(_ id: ExchangeID, depth: Int) {
    guard depth < Self.depthLimit, let exchange = evidence.exchanges[id] else { return }
    let sent = (exchange.requestBegan ?? exchange.began).time.rawValue
    let ended = evidence.end(of: exchange).time.rawValue
    if let other = exchange.otherEnd.flatMap({ evidence.exchanges[$0] }) { layService(other, depth) }
    let isSeen = exchange.otherEnd != nil || exchange.side == .server
    if exchange.side == .server { return layService(exchange, depth) }
    let subject = exchange.flow.remoteText + (isSeen ? "" : ", whose work is not in this capture")
    if sent < ended { lay(sent..<ended, .network, subject) }
  }

  /// What a server did between a request and its answer: what it waited for, and the rest.
  private mutating func layService(_ exchange: Exchange, _ depth: Int) {
    let ended = (exchange.responseBegan ?? evidence.end(of: exchange)).time.rawValue
    guard let began = (exchange.requestEnded ?? exchange.requestBegan)?.time.rawValue, began < ended else {
      return
    }
    for child in children[exchange.id] ?? [] { layExchange(child, depth: depth + 1) }
    let actor = evidence[exchange.actor].title
    layWaits(of: exchange.thread, within: began..<ended, actor)
    lay(began..<ended, .server, actor)
  }

  private mutating func layConnecting(_ connecting: Connecting) {
    let began = connecting.began.time.rawValue
    let ended = evidence.end(of: connecting).time.rawValue
    guard began < ended else { return }
    lay(began..<ended, .network, "connecting to \(connecting.flow.remoteText)")
  }

  private mutating func layWaits(of transaction: Transaction) {
    let time =
      transaction.began.time.rawValue..<max(transaction.began.time.rawValue, transaction.ended.time.rawValue)
    layWaits(of: transaction.thread, within: time, "")
  }

  private mutating func layWaits(of thread: ThreadID, within time: Range<UInt64>, _ whose: String) {
    for wait in evidence.waits[thread] {
      let range = wait.began.time.rawValue..<max(wait.began.time.rawValue, wait.ended.time.rawValue)
      guard range.overlaps(time) else { continue }
      lay(
        range.clamped(to: time), Transaction.Part.Kind(wait.kind),
        whose.isEmpty ? wait.object : "\(wait.object), \(whose)")
    }
  }

  /// Where events were lost, nobody knows what went on.
  private mutating func layLosses() {
    for loss in evidence.visibility.losses {
      guard let ended = (loss.ended ?? evidence.ended)?.time.rawValue, loss.began.time.rawValue < ended else {
        continue
      }
      lay(loss.began.time.rawValue..<ended, .unseen, "events were lost")
    }
  }

  // MARK: - Laying

  /// Takes what is left of a stretch of time.
  private mutating func lay(_ range: Range<UInt64>, _ kind: Transaction.Part.Kind, _ subject: String) {
    guard !range.isEmpty, left.contains(where: { $0.overlaps(range) }) else { return }
    var rest: [Range<UInt64>] = []
    for free in left {
      let taken = free.clamped(to: range)
      guard !taken.isEmpty else {
        rest.append(free)
        continue
      }
      parts.append(
        Transaction.Part(
          kind: kind, began: Timestamp(rawValue: taken.lowerBound),
          ended: Timestamp(rawValue: taken.upperBound),
          subject: subject))
      if free.lowerBound < taken.lowerBound { rest.append(free.lowerBound..<taken.lowerBound) }
      if taken.upperBound < free.upperBound { rest.append(taken.upperBound..<free.upperBound) }
    }
    left = rest
  }

  /// Neighbours that say the same become one.
  private mutating func merge() {
    var merged: [Transaction.Part] = []
    for part in parts {
      if let last = merged.last, last.kind == part.kind, last.subject == part.subject,
        last.ended == part.began
      {
        merged[merged.count - 1] = Transaction.Part(
          kind: part.kind, began: last.began, ended: part.ended, subject: part.subject)
      } else {
        merged.append(part)
      }
    }
    parts = merged
  }
}

extension Transaction.Part.Kind {
  init(_ wait: Wait.Kind) {
    self =
      switch wait {
      case .network: .network
      case .disk: .disk
      case .lock: .lock
      case .sleep: .sleep
      case .scheduling: .scheduling
      case .process: .sleep
      }
  }
}
