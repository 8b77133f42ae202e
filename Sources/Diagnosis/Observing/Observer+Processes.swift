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

  /// The program of a process is another from here on; of one that has done nothing yet it need not be known.
  mutating func noteExecution(_ done: DoneCall, _ machine: borrowing Machine) {
    guard done.result == 0, actors.isKnown(done.slot, machine) else { return }
    _ = actors.actor(of: done.slot, machine)
  }

  mutating func noteProcessEnd(
    _ event: EventView, _ instant: Instant, _ slot: ThreadSlot, _ machine: borrowing Machine
  ) {
    guard machine.threads[slot].isMain else { return }
    if actors.isKnown(slot, machine) { noteEnding(event, instant, slot, machine) }
    let process = machine.threads[slot].process
    endListenings(of: slot, at: instant, machine)
    for socket in sockets.removeAll(of: process) { close(socket, at: instant) }
    files.closeAll(of: process, into: &evidence)
    causes.forget(process)
  }

  private mutating func noteEnding(
    _ event: EventView, _ instant: Instant, _ slot: ThreadSlot, _ machine: borrowing Machine
  ) {
    let status = event.param(0)?.value(as: Int64.self)
    let signal = event.param(2)?.value(as: UInt8.self) ?? 0
    if evidence.endings.count >= Self.endingLimit { thinEndings() }
    evidence.endings.append(
      Ending(
        actor: actors.actor(of: slot, machine), at: instant,
        status: status.map { Int32(truncatingIfNeeded: $0) }, signal: signal))
  }

  /// More ends of processes are not kept: first those go that were as they should be.
  private static let endingLimit = 20_000

  private mutating func thinEndings() {
    let count = evidence.endings.count
    evidence.endings.thin(to: Self.endingLimit) { !$0.isFailure }
    evidence.visibility.leftOut[.endings, default: 0] += count - evidence.endings.count
  }
}
