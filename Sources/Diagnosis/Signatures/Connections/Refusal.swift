internal import Events
internal import Protocols

/// Connections to one address that were refused, and that no other try made up for.
struct Refusal {
  let remote: Endpoint
  let actor: ActorID
  /// Places in `Evidence.connectings`, in order.
  private(set) var places: [Int]
  let began: Instant
  private(set) var ended: Instant
  /// What the attempts took together.
  private(set) var nanoseconds: UInt64

  /// One for each process and address.
  static func all(in evidence: Evidence) -> [Refusal] {
    var refusals: [Refusal] = []
    var known: [Key: Int] = [:]
    for place in evidence.connectings.indices {
      guard let refusal = Refusal(place, in: evidence), !evidence.isMadeUpFor(place) else { continue }
      let key = Key(remote: refusal.remote, name: evidence[refusal.actor].name)
      if let index = known[key] {
        refusals[index].places.append(place)
        refusals[index].ended = refusal.ended
        refusals[index].nanoseconds = refusals[index].nanoseconds.saturatingAdd(refusal.nanoseconds)
      } else {
        known[key] = refusals.count
        refusals.append(refusal)
      }
    }
    return refusals
  }

  private struct Key: Hashable {
    let remote: Endpoint
    let name: String
  }

  /// Name servers are left to those who know about names.
  private init?(_ place: Int, in evidence: Evidence) {
    let connecting = evidence.connectings[place]
    guard case .failed(Errno.connectionRefused, let at) = connecting.outcome,
      let remote = connecting.flow.remote, remote.port != 53
    else { return nil }
    self.remote = remote
    actor = connecting.actor
    places = [place]
    (began, ended) = (connecting.began, at)
    nanoseconds = at.nanoseconds(since: connecting.began)
  }

  /// `3 connections of curl to 10.0.0.1:80 were refused`, as a part of a sentence.
  func sentence(_ evidence: Evidence) -> String {
    let who = evidence[actor].title
    return places.count == 1
      ? "the connection of \(who) to \(remote) was refused"
      : "\(places.count) connections of \(who) to \(remote) were refused"
  }

  func proofs(_ evidence: Evidence) -> [Finding.Proof] {
    places.prefix(8).flatMap { place -> [Finding.Proof] in
      let connecting = evidence.connectings[place]
      let began = Finding.Proof(connecting.began, "connect to \(remote)")
      guard let ended = connecting.ended else { return [began] }
      let took = TimeText.short(ended.nanoseconds(since: connecting.began))
      return [began, Finding.Proof(ended, "refused (ECONNREFUSED) after \(took)")]
    }
  }

  /// The first connection there that was made behind it.
  func madeLater(in evidence: Evidence) -> Connecting? {
    evidence.connectings[places[0]...].first { connecting in
      if case .connected = connecting.outcome { return connecting.flow.remote == remote }
      return false
    }
  }

  var subjects: Set<Finding.Subject> { Set(places.map { .connecting($0) }) }

  /// What a refusal is not.
  var notDropped: Finding.Alternative {
    Finding.Alternative("a policy that drops packets", "the refusal came at once; nothing was waited for")
  }
}
