internal import Events
internal import Protocols

/// What a process had done by a moment: a transaction that begins then does not begin before it.
struct Milestones {
  /// The ends of its transactions.
  private var ends: [ActorID: [Instant]] = [:]
  /// Of each thread the beginnings of its connections: of several that are made at once each has a purpose of its own.
  private var connectings: [Key: [Instant]] = [:]

  private struct Key: Hashable {
    let actor: ActorID
    let thread: ThreadID
  }

  /// - Parameter ended: who ended a transaction, and when, in order.
  init(_ evidence: Evidence, _ ended: [(ActorID, Instant)]) {
    for (actor, instant) in ended { ends[actor, default: []].append(instant) }
    // Daemons that keep names are asked on the way.
    for connecting in evidence.connectings where connecting.flow.remote != nil {
      connectings[Key(actor: connecting.actor, thread: connecting.thread), default: []].append(
        connecting.began)
    }
  }

  /// The latest before a moment; nil for none.
  func last(of actor: ActorID, _ thread: ThreadID, before instant: Instant) -> Instant? {
    let lists = [ends[actor], connectings[Key(actor: actor, thread: thread)]]
    return lists.compactMap { $0.flatMap { Self.last(in: $0, before: instant) } }.max()
  }

  private static func last(in instants: [Instant], before limit: Instant) -> Instant? {
    let count = instants.prefixCount { $0 < limit }
    return count > 0 ? instants[count - 1] : nil
  }
}
