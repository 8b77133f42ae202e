internal import Events
internal import Protocols
internal import State

/// Who waits for connections and datagrams, from when to when.
extension Observer {
  /// What listened before the first event.
  mutating func begin(_ machine: borrowing Machine) {
    for slot in machine.threads.livePlaces where machine.threads[slot].isMain {
      machine.forEachFD(of: slot) { _, entry in
        if entry.kind.isIPListener { addListening(entry, of: slot, began: nil, machine) }
        return true
      }
    }
  }

  mutating func noteListening(_ done: DoneCall, _ machine: borrowing Machine) {
    guard done.errno == 0, let entry = machine.fdOfEvent, entry.kind.isIPListener else { return }
    let isDatagram = done.shape.meaning == .binding && entry.transport == .udp
    guard done.shape.meaning == .listening || isDatagram else { return }
    addListening(entry, of: done.slot, began: done.ended, machine)
  }

  private mutating func addListening(
    _ entry: FDEntry, of slot: ThreadSlot, began: Instant?, _ machine: borrowing Machine
  ) {
    let actor = actors.actor(of: slot, machine)
    let endpoint = Self.listened(entry)
    // A second `listen` only changes how many may wait.
    let isKnown = evidence.listenings.contains {
      $0.actor == actor && $0.endpoint == endpoint && $0.transport == entry.transport && $0.ended == nil
    }
    if isKnown { return }
    evidence.listenings.append(
      Listening(actor: actor, endpoint: endpoint, transport: entry.transport, began: began, ended: nil))
  }

  private static func listened(_ entry: FDEntry) -> Endpoint {
    Endpoint(address: entry.destination, port: entry.destinationPort)
  }

  /// A listener was closed; a process that it was handed on to may have it still.
  mutating func endListening(_ done: DoneCall, _ machine: borrowing Machine) {
    guard done.errno == 0, let entry = machine.fdOfEvent, entry.kind.isIPListener else { return }
    let endpoint = Self.listened(entry)
    for place in listenings(of: machine.threads[done.slot].process)
    where evidence.listenings[place].endpoint == endpoint
      && evidence.listenings[place].transport == entry.transport
    {
      end(place, at: done.ended, machine)
    }
  }

  /// All listeners of a process that ended.
  mutating func endListenings(of slot: ThreadSlot, at instant: Instant, _ machine: borrowing Machine) {
    for place in listenings(of: machine.threads[slot].process) { end(place, at: instant, machine) }
  }

  private func listenings(of process: ThreadID) -> [Int] {
    evidence.listenings.indices.filter { place in
      evidence.listenings[place].ended == nil && self.process(of: evidence.listenings[place]) == process
    }
  }

  private func process(of listening: Listening) -> ThreadID {
    actors.actors[listening.actor.rawValue].process
  }

  private mutating func end(_ place: Int, at instant: Instant, _ machine: borrowing Machine) {
    evidence.listenings[place].ended = instant
    let listening = evidence.listenings[place]
    guard let heir = heir(of: listening, machine) else { return }
    evidence.listenings.append(
      Listening(
        actor: heir, endpoint: listening.endpoint, transport: listening.transport, began: listening.began,
        ended: nil))
  }

  /// A process that was forked with the socket: daemons listen, fork, and end.
  private mutating func heir(of listening: Listening, _ machine: borrowing Machine) -> ActorID? {
    let (process, name) = (process(of: listening), actors.actors[listening.actor.rawValue].name)
    for slot in machine.threads.livePlaces
    where machine.threads[slot].isMain && machine.threads[slot].process != process
      && machine.text(machine.threads[slot].name) == name
    {
      var holds = false
      machine.forEachFD(of: slot) { _, entry in
        holds =
          entry.kind.isIPListener && Self.listened(entry) == listening.endpoint
          && entry.transport == listening.transport
        return !holds
      }
      if holds { return actors.actor(of: slot, machine) }
    }
    return nil
  }
}
