internal import Events
internal import State
internal import Protocols

/// Files that are opened, programs that begin, and processes that end.
extension Observer {
  mutating func noteOpening(_ done: DoneCall, _ machine: borrowing Machine) {
    guard done.result >= 0 else { return noteFailure("open", done, .unknown, machine) }
    guard let entry = machine.fdOfEvent, entry.kind.isFile else { return }
    let kind = ResolverFiles.kind(of: machine.strings[entry.name])
    let key = key(done, machine.moment.fdNumber, machine)
    guard kind != nil || files.isReading else { return }
    files.begin(key, kind, actors.actor(of: done.slot, machine), done.thread)
    if kind != nil { noteStep(of: actors.actor(of: done.slot, machine), done.thread, at: done.began) }
  }

  /// The program of a process is another from here on.
  mutating func noteExecution(_ done: DoneCall, _ machine: borrowing Machine) {
    guard done.result == 0 else { return }
    _ = actors.actor(of: done.slot, machine)
  }

  mutating func noteProcessEnd(
    _ event: EventView, _ instant: Instant, _ slot: ThreadSlot, _ machine: borrowing Machine
  ) {
    guard machine.threads[slot].isMain else { return }
    let actor = actors.actor(of: slot, machine)
    let status = event.param(0)?.value(as: Int64.self)
    let signal = event.param(2)?.value(as: UInt8.self) ?? 0
    if evidence.endings.count >= Self.endingLimit { thinEndings() }
    evidence.endings.append(
      Ending(
        actor: actor, at: instant, status: status.map { Int32(truncatingIfNeeded: $0) },
        signal: signal))
    endListenings(of: slot, at: instant, machine)
    for socket in sockets.removeAll(of: machine.threads[slot].process) { close(socket, at: instant) }
  }

  /// More ends of processes are not kept: first those go that were as they should be.
  private static let endingLimit = 20_000

  private mutating func thinEndings() {
    let count = evidence.endings.count
    evidence.endings.thin(to: Self.endingLimit) { $0.signal == 0 && ($0.status ?? 0) == 0 }
    evidence.visibility.leftOut[.endings, default: 0] += count - evidence.endings.count
  }
}
