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
    let main = machine.mainThread(of: slot) ?? slot
    listeners.begin(
      Listening(
        actor: actors.actor(of: slot, machine), endpoint: Self.listened(entry), transport: entry.transport,
        began: began, ended: nil),
      of: machine.threads[slot].process, program: machine.threads[main].name)
  }

  private static func listened(_ entry: FDEntry) -> Endpoint {
    Endpoint(address: entry.destination, port: entry.destinationPort)
  }

  /// A listener was closed; a process that it was handed on to may have it still.
  mutating func endListening(_ done: DoneCall, _ machine: borrowing Machine) {
    guard done.errno == 0, let entry = machine.fdOfEvent, entry.kind.isIPListener else { return }
    let address = ListenerTable.Address(endpoint: Self.listened(entry), transport: entry.transport)
    let process = machine.threads[done.slot].process
    if let ended = listeners.end(address, of: process, at: done.ended) {
      handOn(ended, from: process, at: done.ended, machine)
    }
  }

  /// All listeners of a process that ended.
  mutating func endListenings(of slot: ThreadSlot, at instant: Instant, _ machine: borrowing Machine) {
    let process = machine.threads[slot].process
    for ended in listeners.endAll(of: process, at: instant) {
      handOn(ended, from: process, at: instant, machine)
    }
  }

  private mutating func handOn(
    _ ended: ListenerTable.Ended, from process: ThreadID, at instant: Instant, _ machine: borrowing Machine
  ) {
    guard let heir = Self.heir(of: ended, from: process, machine) else { return }
    let former = ended.listening
    listeners.begin(
      Listening(
        actor: actors.actor(of: heir, machine), endpoint: former.endpoint, transport: former.transport,
        began: instant, ended: nil),
      of: machine.threads[heir].process, program: ended.program)
  }

  /// A process that was forked with the socket: daemons listen, fork, and end.
  private static func heir(
    of ended: ListenerTable.Ended, from process: ThreadID, _ machine: borrowing Machine
  ) -> ThreadSlot? {
    let former = ended.listening
    for slot in machine.threads.livePlaces
    where machine.threads[slot].isMain && machine.threads[slot].process != process
      && machine.threads[slot].name == ended.program
    {
      var holds = false
      machine.forEachFD(of: slot) { _, entry in
        holds =
          entry.kind.isIPListener && Self.listened(entry) == former.endpoint
          && entry.transport == former.transport
        return !holds
      }
      if holds { return slot }
    }
    return nil
  }
}
