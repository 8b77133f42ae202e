/// What a capture says about why requests were slow or failed.
package struct Explanation: Sendable {
  package let evidence: Evidence
  /// In the order of their ends.
  package let transactions: [Transaction]
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
    for place in Self.worst(transactions) {
      transactions[place].parts = TimeAccount(transactions[place], evidence, children: children).parts
      transactions[place].hops = HopList(transactions[place], evidence, children: children).hops
    }
    self.evidence = evidence
    self.transactions = transactions
    findings = Signature.findings(Clues(evidence: evidence, transactions: transactions)).filter(concerns)
  }

  /// Whether a finding is about somebody whom the filter names, or about a transaction that he has a part in.
  private func concerns(_ finding: Finding) -> Bool {
    guard evidence.chosen != nil, !finding.subjects.isEmpty else { return true }
    if transactions.contains(where: { $0.isChosen && isAbout(finding, $0) }) { return true }
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

  /// The time of no more than these is divided.
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

  /// The transactions that matter most: those that findings are about, those that failed, and the longest.
  package var worst: [Transaction] {
    var rank: [Int: Int] = [:]
    for (place, finding) in findings.enumerated() {
      for index in transactions.indices where rank[index] == nil && isAbout(finding, transactions[index]) {
        rank[index] = place
      }
    }
    return transactions.indices.filter { transactions[$0].isChosen }.sorted { left, right in
      let (one, other) = (rank[left] ?? .max, rank[right] ?? .max)
      if one != other { return one < other }
      let (first, second) = (transactions[left], transactions[right])
      if (first.failure == nil) != (second.failure == nil) { return first.failure != nil }
      return first.nanoseconds > second.nanoseconds
    }.map { transactions[$0] }
  }

  /// Whether a finding is about something that belongs to a transaction.
  func isAbout(_ finding: Finding, _ transaction: Transaction) -> Bool {
    finding.subjects.contains { subject in
      switch subject {
      case .exchange(let id):
        transaction.exchanges.contains(id) || transaction.hops.contains { $0.exchange == id }
      case .connecting(let place): transaction.connectings.contains(place)
      case .lookup(let place): transaction.lookups.contains(place)
      case .transaction(let place): transactions[place].number == transaction.number
      case .failedCall, .ending: false
      }
    }
  }
}

extension Transaction {
  /// Whether somebody who is meant had a part in it.
  fileprivate func involves(_ isMeant: (ActorID) -> Bool, _ hops: [Hop]) -> Bool {
    isMeant(actor) || hops.contains { isMeant($0.actor) }
  }
}
