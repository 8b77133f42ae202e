package import Events
package import Protocols

/// The steps of actors towards the network: sockets that were made, addresses that were aimed at. Of each in order.
///
/// They tell where a purpose began, and what began long ago is known by then: of an actor, and of all together, no more than so
/// many are kept, and the oldest go.
package struct StepStore: Sendable {
  private var ofActors: [ActorID: [Step]] = [:]
  private(set) var count = 0

  package struct Step: Sendable {
    package let thread: ThreadID
    package let at: Instant
  }

  /// More of one actor are not kept.
  private static let actorLimit = 1024
  /// More of all actors together are not kept.
  static let limit = 200_000

  package init() {}

  package subscript(actor: ActorID) -> [Step] { ofActors[actor] ?? [] }

  mutating func add(_ step: Step, of actor: ActorID) {
    ofActors[actor, default: []].append(step)
    count += 1
    if let length = ofActors[actor]?.count, length > Self.actorLimit {
      ofActors[actor]?.removeFirst(Self.actorLimit / 2)
      count -= Self.actorLimit / 2
    }
    if count > Self.limit { thin() }
  }

  /// Nothing tells of the other actors.
  mutating func keep(_ isKept: (ActorID) -> Bool) {
    ofActors = ofActors.filter { isKept($0.key) }
    recount()
  }

  /// The older half goes.
  private mutating func thin() {
    let middle = ofActors.values.flatMap { $0.map(\.at) }.sorted()[count / 2]
    ofActors = ofActors.compactMapValues { steps in
      let kept = steps.filter { middle < $0.at }
      return kept.isEmpty ? nil : kept
    }
    recount()
  }

  private mutating func recount() { count = ofActors.values.reduce(0) { $0 + $1.count } }
}
