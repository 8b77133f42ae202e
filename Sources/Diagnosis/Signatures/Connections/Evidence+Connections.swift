internal import Events
internal import Protocols

extension Evidence {
  /// A failed connection cost nothing: the same process got one to that port a moment later, or meanwhile at another address.
  func isMadeUpFor(_ place: Int) -> Bool {
    let failed = connectings[place]
    guard let ended = failed.ended else { return false }
    let later = connectings[(place + 1)...].prefix(Self.neighbours).prefix {
      $0.began.nanoseconds(since: ended) < Thresholds.remarkable
    }
    let meanwhile = connectings[..<place].suffix(Self.neighbours).reversed().prefix {
      failed.began.nanoseconds(since: $0.began) < Thresholds.remarkable
    }
    return later.contains { isOther($0, than: failed) }
      || meanwhile.contains {
        isOther($0, than: failed) && $0.flow.remote?.address != failed.flow.remote?.address
      }
  }

  /// More before it, and behind it, are not looked through.
  private static let neighbours = 1000

  private func isOther(_ connecting: Connecting, than failed: Connecting) -> Bool {
    guard case .connected = connecting.outcome else { return false }
    return self[connecting.actor].process == self[failed.actor].process
      && connecting.flow.remote?.port == failed.flow.remote?.port
  }

  /// Somebody got a connection to that address.
  func isReached(_ remote: Endpoint) -> Bool {
    connectings.contains { connecting in
      if case .connected = connecting.outcome { return connecting.flow.remote == remote }
      return false
    }
  }

  /// Events were lost between two moments: what was not seen then may have been.
  func hasLosses(from began: Instant, to ended: Instant) -> Bool {
    visibility.losses.contains { $0.began < ended && $0.ended.map { began < $0 } ?? true }
  }

  /// The capture shows more than the one who asks: somebody's other end is in it.
  func seesOthers(than actor: ActorID) -> Bool {
    let process = self[actor].process
    return exchanges.all.contains { $0.side == .server && self[$0.actor].process != process }
      || connectings.contains { $0.accepted.map { self[$0.actor].process != process } ?? false }
  }

  /// Who waited for connections at a moment, the name servers and the one who asks left out.
  func servers(at instant: Instant, besides actor: ActorID) -> [Listening] {
    let nameServers = Set(
      listenings.lazy.filter { $0.endpoint.port == 53 }.map { self[$0.actor].process })
    return listenings.filter { listening in
      let process = self[listening.actor].process
      return listening.transport == .tcp && listening.began.map { $0 < instant } ?? true
        && listening.ended.map { instant < $0 } ?? true && process != self[actor].process
        && !nameServers.contains(process)
    }
  }

  /// The look-up that gave an address to a process, the latest before a moment.
  func lookup(of address: IPAddress, by actor: ActorID, before instant: Instant) -> Lookup? {
    let place = lookupsOfActors[actor]?.last { place in
      lookups[place].began < instant && lookups[place].addresses.contains(address)
    }
    return place.map { lookups[$0] }
  }

  /// Somebody waits in one of several stretches at a time: their union, in nanoseconds.
  static func union(_ stretches: [(began: Instant, ended: Instant)]) -> UInt64 {
    var sum: UInt64 = 0
    var covered: UInt64 = 0
    for stretch in stretches.sorted(by: { $0.began.time < $1.began.time }) {
      let (began, ended) = (max(stretch.began.time.rawValue, covered), stretch.ended.time.rawValue)
      guard began < ended else { continue }
      sum += ended - began
      covered = ended
    }
    return sum
  }
}
