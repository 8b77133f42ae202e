internal import Events
internal import Protocols

/// Attempts to connect to one address that nobody answered.
struct Silence {
  let remote: Endpoint
  let actor: ActorID
  /// Places in `Evidence.connectings`, in order.
  private(set) var places: [Int]
  private(set) var stretches: [(began: Instant, ended: Instant)]
  /// What the last attempt came to.
  private(set) var outcome: Connecting.Outcome

  /// One for each program and address.
  static func all(in evidence: Evidence) -> [Silence] {
    var silences: [Silence] = []
    var known: [Key: Int] = [:]
    for place in evidence.connectings.indices {
      guard let silence = Silence(place, in: evidence) else { continue }
      let key = Key(remote: silence.remote, name: evidence[silence.actor].name)
      if let index = known[key] {
        silences[index].places += silence.places
        silences[index].stretches += silence.stretches
        silences[index].outcome = silence.outcome
      } else {
        known[key] = silences.count
        silences.append(silence)
      }
    }
    return silences
  }

  private struct Key: Hashable {
    let remote: Endpoint
    let name: String
  }

  /// Name servers are left to those who know about names.
  private init?(_ place: Int, in evidence: Evidence) {
    let connecting = evidence.connectings[place]
    guard let remote = connecting.flow.remote, remote.port != 53, connecting.accepted == nil,
      let ended = connecting.ended ?? evidence.ended
    else { return nil }
    if evidence.hasLosses(from: connecting.began, to: ended) { return nil }
    let took = ended.nanoseconds(since: connecting.began)
    switch connecting.outcome {
    case .connected: return nil
    case .failed(let errno, _):
      guard Self.isSilence(errno), took >= Thresholds.silence || !evidence.isMadeUpFor(place) else {
        return nil
      }
    case .abandoned: guard took >= Thresholds.silence else { return nil }
    case .pending: guard took >= Thresholds.overdue else { return nil }
    }
    self.remote = remote
    actor = connecting.actor
    places = [place]
    stretches = [(connecting.began, ended)]
    outcome = connecting.outcome
  }

  private static func isSilence(_ errno: Int32) -> Bool {
    errno == Errno.timedOut || errno == Errno.hostUnreachable || errno == Errno.networkUnreachable
  }

  /// What somebody waited for it.
  var nanoseconds: UInt64 { Evidence.union(stretches) }

  var subjects: Set<Finding.Subject> { Set(places.map { .connecting($0) }) }

  /// How the last attempt ended: `timed out (ETIMEDOUT)`.
  var ending: String {
    switch outcome {
    case .failed(let errno, _): Errno.text(errno)
    case .abandoned: "given up by the program"
    case .connected, .pending: "still not connected"
    }
  }

  /// The capture ended before the kernel had asked for the third time: it does so after one second, and after two more.
  var isShort: Bool { outcome == .pending && nanoseconds < 3_000_000_000 }

  /// A router, or the own host, said that there is no way.
  var isTold: Bool {
    if case .failed(let errno, _) = outcome { return errno != Errno.timedOut }
    return false
  }

  func proofs() -> [Finding.Proof] {
    stretches.prefix(8).flatMap { stretch in
      [
        Finding.Proof(stretch.began, "connect to \(remote)"),
        Finding.Proof(
          stretch.ended, "\(ending) after \(TimeText.short(stretch.ended.nanoseconds(since: stretch.began)))"),
      ]
    }
  }
}
