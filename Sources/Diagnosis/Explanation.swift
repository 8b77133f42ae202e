/// What a capture says about why requests were slow or failed.
package struct Explanation: Sendable {
  package let evidence: Evidence
  /// In the order of their ends.
  package private(set) var transactions: [Transaction]
  /// The costliest first.
  package private(set) var findings: [Finding] = []

  package init(_ evidence: Evidence) {
    var evidence = evidence
    evidence.lookups = LookupBuilder.lookups(in: evidence)
    let children = evidence.children
    var transactions = TransactionBuilder.transactions(in: evidence)
    if evidence.chosen != nil {
      for place in transactions.indices {
        let hops = HopList(transactions[place], evidence, children: children).hops
        transactions[place].isChosen = transactions[place].involves(evidence.isChosen, hops)
      }
    }
    for place in Self.worst(transactions) { transactions[place].putTogether(evidence, children) }
    self.evidence = evidence
    self.transactions = transactions
    findings = Signature.findings(Clues(evidence: evidence, transactions: transactions))
    for (rank, place) in ranked().enumerated() {
      self.transactions[place].number = rank + 1
      if rank < Self.accounted { self.transactions[place].putTogether(evidence, children) }
    }
    guard evidence.chosen != nil else { return }
    let chosen = self.transactions.indices.filter { self.transactions[$0].isChosen }
    let parts = Set(chosen.flatMap { self.transactions[$0].parts(at: $0) })
    findings = findings.filter { concerns($0, parts) }
  }

  /// Whether a finding is about somebody whom the filter names, or about a transaction that he has a part in.
  ///
  /// - Parameter parts: of these transactions.
  private func concerns(_ finding: Finding, _ parts: Set<Finding.Subject>) -> Bool {
    if finding.subjects.isEmpty || !finding.subjects.isDisjoint(with: parts) { return true }
    return finding.subjects.contains { subject in
      switch subject {
      case .exchange(let id): evidence.exchanges[id].map { evidence.isChosen($0.actor) } ?? false
      case .connecting(let place): evidence.isChosen(evidence.connectings[place].actor)
      case .lookup(let place): evidence.isChosen(evidence.lookups[place].actor)
      case .failedCall(let place): evidence.isChosen(evidence.failedCalls[place].actor)
      case .ending(let place): evidence.isChosen(evidence.endings[place].actor)
      case .transaction(let place): transactions[place].isChosen
      }
    }
  }

  /// The places of all transactions, what matters most first: those that findings tell of, the others that findings are about,
  /// those that failed, and the longest; of these who asked to wait comes last.
  private func ranked() -> [Int] {
    let index = FindingIndex(findings)
    let ranks = transactions.indices.map { index.rank(of: transactions[$0].parts(at: $0)) }
    return transactions.indices.sorted { left, right in
      let (one, other) = (transactions[left], transactions[right])
      if ranks[left] != ranks[right] { return ranks[left] < ranks[right] }
      if (one.failure == nil) != (other.failure == nil) { return one.failure != nil }
      if one.isAskedToWait != other.isAskedToWait { return other.isAskedToWait }
      return one.nanoseconds > other.nanoseconds
    }
  }

  /// The transaction with a number, with its parts and steps; nil where there is none.
  package func transaction(_ number: Int) -> Transaction? {
    guard var found = transactions.first(where: { $0.number == number }) else { return nil }
    if !found.isDetailed { found.putTogether(evidence, evidence.children) }
    return found
  }

  /// The time of no more than these is divided beforehand.
  private static let accounted = 200

  /// The places of those that failed, and of the longest.
  private static func worst(_ transactions: [Transaction]) -> [Int] {
    let ranked = transactions.indices.sorted { left, right in
      let (one, other) = (transactions[left], transactions[right])
      if one.isChosen != other.isChosen { return one.isChosen }
      if (one.failure == nil) != (other.failure == nil) { return one.failure != nil }
      return one.nanoseconds > other.nanoseconds
    }
    return Array(ranked.prefix(accounted))
  }
}

extension Explanation {
  /// The transactions that those whom the filter names have a part in, in the order of their ends.
  package var told: [Transaction] { transactions.filter(\.isChosen) }

  /// The same, what matters most first: what findings are about, what failed, and what took longest.
  package var worst: [Transaction] { told.sorted { $0.number < $1.number } }

  /// Whether a finding is about something that belongs to a transaction.
  func isAbout(_ finding: Finding, _ transaction: Transaction) -> Bool {
    finding.subjects.contains { belongs($0, to: transaction) }
  }

  private func belongs(_ subject: Finding.Subject, to transaction: Transaction) -> Bool {
    switch subject {
    case .exchange(let id):
      transaction.exchanges.contains(id) || transaction.hops.contains { $0.exchange == id }
    case .connecting(let place): transaction.connectings.contains(place)
    case .lookup(let place): transaction.lookups.contains(place)
    case .transaction(let place): transactions[place].number == transaction.number
    case .failedCall(let place): transaction.failedCalls.contains(place)
    case .ending: false
    }
  }
}

extension Transaction {
  fileprivate mutating func putTogether(_ evidence: Evidence, _ children: [ExchangeID: [ExchangeID]]) {
    guard !isDetailed else { return }
    parts = TimeAccount(self, evidence, children: children).parts
    hops = HopList(self, evidence, children: children).hops
    isDetailed = true
  }

  /// Whether somebody who is meant had a part in it.
  fileprivate func involves(_ isMeant: (ActorID) -> Bool, _ hops: [Hop]) -> Bool {
    isMeant(actor) || hops.contains { isMeant($0.actor) }
  }
}
