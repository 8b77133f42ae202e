/// The transactions of two captures side by side: of the same program, and the same but for what differs each time.
struct Comparison {
  /// What changed for the worse stands first.
  private(set) var changes: [Change] = []
  /// Kinds of transactions that went as before.
  private(set) var unchangedCount = 0

  /// Transactions of one kind, before and after.
  struct Change {
    /// `curl: GET http://web/`
    let title: String
    let before: Average?
    let after: Average?

    /// Nanoseconds that one of them took longer; below zero where it took less.
    var slowdown: Int64 {
      guard let before, let after else { return 0 }
      return Int64(clamping: after.nanoseconds) - Int64(clamping: before.nanoseconds)
    }

    /// What went wrong only afterwards.
    var newFailures: [String] { (after?.failures ?? []).filter { !(before?.failures.contains($0) ?? false) } }
    var newSteps: [String] { Self.missing(after?.steps, in: before?.steps) }
    var goneSteps: [String] { Self.missing(before?.steps, in: after?.steps) }

    private static func missing(_ some: [String]?, in others: [String]?) -> [String] {
      guard let some, let others else { return [] }
      return some.filter { !others.contains($0) }
    }

    /// Smaller changes happen by themselves.
    var isTelling: Bool {
      guard let before, let after else { return true }
      if !newFailures.isEmpty || before.failures.count != after.failures.count { return true }
      let (less, more) = (
        min(before.nanoseconds, after.nanoseconds), max(before.nanoseconds, after.nanoseconds)
      )
      return more - less > 1_000_000 && more - less > less / 2
    }

    /// The larger, the worse.
    var weight: (Int, Int64) {
      (newFailures.isEmpty ? 0 : 1, after == nil || before == nil ? 0 : slowdown)
    }
  }

  /// Transactions of one kind in one capture.
  struct Average {
    let count: Int
    /// Of one of them.
    let nanoseconds: UInt64
    /// By kind, of one of those whose parts are put together.
    let parts: [Transaction.Part.Kind: UInt64]
    /// Each once.
    let failures: [String]
    /// Each once, without what differs each time, in order.
    let steps: [String]
  }

  init(before: Explanation, after: Explanation) {
    let (old, new) = (Self.averages(before), Self.averages(after))
    for title in Set(old.keys).union(new.keys).sorted() {
      let change = Change(title: title, before: old[title], after: new[title])
      if change.isTelling { changes.append(change) } else { unchangedCount += 1 }
    }
    changes = changes.enumerated().sorted { one, other in
      let (left, right) = (one.element.weight, other.element.weight)
      return left != right ? left > right : one.offset < other.offset
    }.map(\.element)
  }

  private static func averages(_ explanation: Explanation) -> [String: Average] {
    var groups: [String: [Transaction]] = [:]
    for transaction in explanation.told {
      let name = explanation.evidence[transaction.actor].name
      groups["\(name): \(GeneralName.of(transaction.title))", default: []].append(transaction)
    }
    return groups.mapValues { average($0, explanation.evidence) }
  }

  private static func average(_ transactions: [Transaction], _ evidence: Evidence) -> Average {
    let count = UInt64(max(1, transactions.count))
    let detailedCount = UInt64(max(1, transactions.count(where: \.isDetailed)))
    var parts: [Transaction.Part.Kind: UInt64] = [:]
    var failures: [String] = []
    var steps: [String] = []
    for transaction in transactions {
      for part in transaction.parts { parts[part.kind, default: 0] += part.nanoseconds / detailedCount }
      if let failure = transaction.failure, !failures.contains(failure) { failures.append(failure) }
      for hop in transaction.hops {
        let step =
          "\(evidence[hop.actor].name): \(GeneralName.of(hop.title)) → \(GeneralName.of(hop.outcome))"
        if !steps.contains(step) { steps.append(step) }
      }
    }
    return Average(
      count: transactions.count, nanoseconds: transactions.reduce(0) { $0 + $1.nanoseconds / count },
      parts: parts, failures: failures, steps: steps)
  }
}
