internal import Events
internal import Protocols

/// Which steps are for one purpose.
extension TransactionBuilder {
  /// Addresses of a look-up that ended longer ago are not what a connection uses: in nanoseconds.
  private static let memory: UInt64 = 30_000_000_000

  /// Several names at once are looked up for one purpose until something is done with one of them, and so is a name that is
  /// tried again. Who looks the same name up in two threads has two purposes.
  func isFor(_ lookup: Lookup, _ draft: Draft) -> Bool {
    guard draft.exchanges.isEmpty, draft.latest == nil, draft.lookups.count < Draft.lookupLimit else {
      return false
    }
    let pause = lookup.began.nanoseconds(since: draft.ended)
    guard pause < Self.rest else { return false }
    let same = draft.lookups.lazy.map { evidence.lookups[$0] }.last { $0.name == lookup.name }
    guard let same else { return pause < Self.haste }
    guard same.thread == lookup.thread, same.ended < lookup.began else { return false }
    return pause < (same.addresses.isEmpty ? Self.rest : Self.haste)
  }

  /// What is done for one purpose follows within this time, in nanoseconds: at once, or after a rest when it failed.
  private static let haste: UInt64 = 100_000_000
  private static let rest: UInt64 = 2_000_000_000

  /// A connection that failed is tried again within this time: in nanoseconds.
  private static let retry: UInt64 = 1_000_000_000

  /// It leads to a server that is asked for these names.
  func isQuestion(_ connecting: Connecting, of lookups: [Int]) -> Bool {
    guard let remote = connecting.flow.remote, remote.port == 53 else { return false }
    return lookups.contains { evidence.lookups[$0].servers.contains(remote) }
  }

  /// It leads to an address of the draft's names, asks for these, or tries again what failed.
  ///
  /// - Parameter isParallel: the process has another connection to the same address, which is for another purpose.
  func isFor(_ connecting: Connecting, _ draft: Draft, isParallel: Bool) -> Bool {
    guard draft.exchanges.isEmpty, connecting.began.nanoseconds(since: draft.ended) < Self.memory else {
      return false
    }
    if isQuestion(connecting, of: draft.lookups) { return draft.latest == nil }
    guard let latest = draft.latest else { return isLookedUp(connecting, by: draft) }
    // Another address of the name may be tried before the first one has failed.
    let isOther = connecting.flow.remote.map { !draft.addresses.contains($0.address) } ?? false
    if isOther, isLookedUp(connecting, by: draft) { return true }
    return !isParallel && isRetry(connecting, of: latest)
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

  /// The same port is tried again, or another address of it, after the first try failed.
  private func isRetry(_ connecting: Connecting, of first: Connecting) -> Bool {
    guard connecting.flow.remote?.port == first.flow.remote?.port else { return false }
    if case .connected = first.outcome { return false }
    return connecting.began.nanoseconds(since: first.ended ?? first.began) < Self.retry
  }

  func isSame(_ one: Flow, _ other: Flow) -> Bool {
    guard case .ip(let transport, let local, _) = one, case .ip(let second, let same, _) = other else {
      return one == other && one != .unknown
    }
    return transport == second && local.port == same.port
  }
}
