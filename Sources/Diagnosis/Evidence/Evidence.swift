internal import Events
package import Protocols

/// What a capture shows of requests: who asked whom, what came of it, and what each waited for.
///
/// Observers fill it while the events go by; signatures read it.
package struct Evidence: Sendable {
  /// Those that something tells of.
  package internal(set) var actors: [ActorID: Actor] = [:]
  package internal(set) var exchanges = ExchangeStore()
  /// In the order in which they began.
  package internal(set) var connectings: [Connecting] = []
  package internal(set) var listenings: [Listening] = []
  package internal(set) var endings: [Ending] = []
  package internal(set) var failedCalls: [FailedCall] = []
  package internal(set) var notices: [Notice] = []
  /// What the resolver of each actor was told, in the order in which it was read.
  package internal(set) var configurations: [ActorID: [ResolverConfiguration]] = [:]
  /// The line `hosts:` of nsswitch.conf, as each actor read it last.
  package internal(set) var sources: [ActorID: Sources] = [:]
  package internal(set) var steps = StepStore()
  package internal(set) var lookups: [Lookup] = [] {
    didSet { lookupsOfActors = Dictionary(grouping: lookups.indices) { lookups[$0].actor } }
  }
  /// The places of those of each actor.
  private(set) var lookupsOfActors: [ActorID: [Int]] = [:]
  package internal(set) var waits = WaitStore()
  package internal(set) var visibility = Visibility()
  /// Whom the filter of the command line names; nil where there is none, and everybody is meant.
  package internal(set) var chosen: Set<ActorID>?
  /// The first event; nil for a capture without any.
  package internal(set) var began: Instant?
  /// The last event, and the time until which nothing else happened: that of the event, or a later one until which the source
  /// was watched.
  package internal(set) var ended: Instant?

  package init() {}

  /// Where names are looked for, in order: `files`, `dns`.
  package struct Sources: Sendable {
    package let words: [String]
    package let read: Instant
  }

  /// Whatever is kept names an actor that is kept.
  package subscript(actor: ActorID) -> Actor { actors[actor] ?? .unknown }

  /// Whether the filter names that actor, or there is none.
  package func isChosen(_ actor: ActorID) -> Bool { chosen?.contains(actor) ?? true }
}
