internal import Events
internal import Protocols

/// What signatures look at.
package struct Clues: Sendable {
  package let evidence: Evidence
  package let transactions: [Transaction]
  /// What each request made its server ask.
  private let children: [ExchangeID: [ExchangeID]]
  /// The places of what each process connected to.
  private let connectings: [ThreadID: [Int]]
  /// Those that answer, or were asked, for names.
  let nameServers: Set<ActorID>
  /// Those who ended and said that they had failed.
  let failed: Set<ActorID>
  /// What was long in coming: several signatures ask for it.
  private(set) var slowAnswers: [SlowAnswer] = []

  package init(evidence: Evidence, transactions: [Transaction]) {
    self.evidence = evidence
    self.transactions = transactions
    children = evidence.children
    nameServers = evidence.nameServers
    failed = Set(evidence.endings.lazy.filter(\.isFailure).map(\.actor))
    connectings = Dictionary(grouping: evidence.connectings.indices) { place in
      evidence[evidence.connectings[place].actor].process
    }
    slowAnswers = SlowAnswer.all(in: self)
  }

  /// What a server asked others because of a request.
  package func asked(for id: ExchangeID?) -> [Exchange] {
    guard let id else { return [] }
    return (children[id] ?? []).compactMap { evidence.exchanges[$0] }
  }

  /// The connections that a process made, or tried to.
  func connectings(of process: ThreadID) -> [Connecting] {
    (connectings[process] ?? []).map { evidence.connectings[$0] }
  }
}

extension Evidence {
  /// What each request made its server ask.
  var children: [ExchangeID: [ExchangeID]] {
    var children: [ExchangeID: [ExchangeID]] = [:]
    for exchange in exchanges.all {
      if let cause = exchange.cause { children[cause.exchange, default: []].append(exchange.id) }
    }
    return children
  }

  fileprivate var nameServers: Set<ActorID> {
    Set(exchanges.all.lazy.filter { $0.protocolName == .dns && $0.side == .server }.map(\.actor))
  }
}
