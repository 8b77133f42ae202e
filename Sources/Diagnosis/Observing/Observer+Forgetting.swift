internal import Events
internal import State

/// Actors are kept for what they did: where that is not kept, nor they.
extension Observer {
  mutating func forgetActors(_ machine: borrowing Machine) {
    var named = evidence.namedActors
    named.formUnion(sockets.all.lazy.flatMap(\.dialogues.values).compactMap { $0.party?.actor })
    named.formUnion(listeners.all.lazy.map(\.actor))
    named.formUnion(joiner.acceptors)
    named.formUnion(files.readers)
    actors.forget(besides: named.contains, machine)
    let kept = actors.actors
    evidence.steps.keep { kept[$0] != nil }
    evidence.configurations = evidence.configurations.filter { kept[$0.key] != nil }
    evidence.sources = evidence.sources.filter { kept[$0.key] != nil }
    evidence.chosen = evidence.chosen?.filter { kept[$0] != nil }
  }
}

extension Evidence {
  /// Whom that which is kept tells of.
  fileprivate var namedActors: Set<ActorID> {
    var named = Set(exchanges.all.lazy.map(\.actor))
    for connecting in connectings {
      named.insert(connecting.actor)
      if let accepted = connecting.accepted { named.insert(accepted.actor) }
    }
    named.formUnion(endings.lazy.map(\.actor))
    named.formUnion(failedCalls.lazy.map(\.actor))
    named.formUnion(notices.lazy.map(\.actor))
    return named
  }
}
