internal import Events
internal import Protocols
internal import State

/// Sees the events go by, and keeps what they show of requests.
///
/// An event goes through what it may mean: the time that its call took, the bytes that it moved, the connection that it made
/// or ended, the file that it read. Most mean nothing and cost two loads.
struct Observer {
  var evidence = Evidence()
  var actors = ActorDirectory()
  var calls = OpenCalls()
  var sockets = SocketTable()
  var listeners = ListenerTable()
  var files = ResolverFiles()
  var joiner = EndJoiner()
  var causes = CauseFinder()
  /// Filled by conversations, read, and used again.
  var progress: [Progress] = []

  private let shapes = CallShapes.shared
  let waits = WaitShapes.shared

  mutating func observe(_ event: EventView, _ machine: borrowing Machine, isAskedFor: Bool) {
    let instant = Instant(event)
    // Records in front of the first event may have no time.
    if evidence.began == nil, instant.time.rawValue > 0 { evidence.began = instant }
    evidence.ended = instant
    let shape = shapes[event.type]
    // The mark of a loss is no call of the thread that it stands at.
    if shape.meaning == .lost { return evidence.visibility.noteLoss(at: instant) }
    if shape.meaning == .foundAgain { return endLoss(instant) }
    guard let slot = Self.slot(of: event, machine) else { return }
    if event.type.isEnter {
      if shape.isEnter {
        noteEnter(event, shape, instant, slot, machine)
      } else {
        noteChange(event, shape, instant, slot, machine)
      }
    } else {
      noteExit(event, shape, instant, slot, machine)
    }
    if isAskedFor, evidence.chosen != nil { evidence.chosen?.insert(actors.actor(of: slot, machine)) }
  }

  /// Nothing more happened until then.
  mutating func rest(at time: Timestamp) {
    guard let last = evidence.ended, last.time < time else { return }
    evidence.ended = Instant(event: last.event, time: time)
  }

  /// What was seen so far, as if everything were over now.
  func evidence(at machine: borrowing Machine) -> Evidence {
    var copy = self
    return copy.finish(machine)
  }

  /// Everything is over: what is under way lasts until now.
  mutating func finish(_ machine: borrowing Machine) -> Evidence {
    evidence.actors = actors.actors
    evidence.listenings = listeners.all
    noteOpenWaits(machine)
    let counts: [(Visibility.Excess, Int)] = [
      (.exchanges, evidence.exchanges.leftOutCount), (.waits, evidence.waits.leftOutCount),
      (.listeners, listeners.leftOutCount),
    ]
    for (what, count) in counts where count > 0 { evidence.visibility.leftOut[what] = count }
    return evidence
  }

  /// The place of the thread itself: the moment may name the one that made it, or that it takes over from.
  private static func slot(of event: EventView, _ machine: borrowing Machine) -> ThreadSlot? {
    guard let slot = machine.moment.thread else { return nil }
    return machine.threads[slot].id == event.thread ? slot : machine.threads.slot(of: event.thread)
  }

  // MARK: - Calls

  private mutating func noteEnter(
    _ event: EventView, _ shape: CallShape, _ instant: Instant, _ slot: ThreadSlot,
    _ machine: borrowing Machine
  ) {
    calls.withCall(of: event.thread, at: slot) { call in
      call.type = event.type
      call.began = instant
      call.isOpen = true
      call.setAside = nil
      call.tuple = nil
      call.polledCount = nil
      call.timeout = nil
      if event.type.isGeneric { call.code = event.param(0)?.value(as: UInt16.self) ?? 0 }
      if shape.polled >= 0 {
        call.polledCount = event.param(Int(shape.polled))?.value(as: UInt16.self).map(Int.init)
        // `poll` says it in milliseconds, `ppoll` as a span of time.
        call.timeout = shape.timeout >= 0 ? event.param(Int(shape.timeout))?.value(as: Int64.self) : nil
      }
      if let tuple = Self.tuple(event, shape) { call.tuple = tuple }
    }
  }

  private mutating func noteExit(
    _ event: EventView, _ shape: CallShape, _ instant: Instant, _ slot: ThreadSlot,
    _ machine: borrowing Machine
  ) {
    let call = calls.withCall(of: event.thread, at: slot) { call in
      let found = call
      call.isOpen = false
      call.setAside = nil
      return found
    }
    // Without its enter, a call has no beginning.
    let isMatched = call.isOpen && call.type.rawValue &+ 1 == event.type.rawValue
    let began = isMatched ? call.began : instant
    if isMatched, instant.nanoseconds(since: began) >= Self.shortestWait {
      noteWait(call, of: event.thread, until: instant, isOver: true, machine.fdOfEvent, machine)
    }
    guard shape.meaning != .none else { return }
    let done = DoneCall(
      event: event.type, shape: shape, result: Self.result(event, shape), began: began, ended: instant,
      thread: event.thread, slot: slot, isMatched: isMatched,
      tuple: Self.tuple(event, shape) ?? (isMatched ? call.tuple : nil))
    note(done, event, machine)
    if actors.isCrowded { forgetActors(machine) }
  }

  /// Shorter waits are part of the work between them: in nanoseconds.
  static let shortestWait: UInt64 = 50_000

  private static func result(_ event: EventView, _ shape: CallShape) -> Int64 {
    let place = shape.result >= 0 ? shape.result : 0
    return event.param(Int(place))?.value(as: Int64.self) ?? 0
  }

  private static func tuple(_ event: EventView, _ shape: CallShape) -> SocketTuple? {
    guard shape.tuple >= 0, let bytes = event.param(Int(shape.tuple)) else { return nil }
    return SocketTuple(bytes)
  }

  private mutating func note(_ done: DoneCall, _ event: EventView, _ machine: borrowing Machine) {
    switch done.shape.meaning {
    case .received, .sent, .passedOn: noteTraffic(done, event, machine)
    case .connecting: noteConnect(done, machine)
    case .accepting: noteAccept(done, machine)
    case .makingSocket: noteSocket(done, machine)
    case .binding, .listening: noteListening(done, machine)
    case .closing: noteClose(done, machine)
    case .socketOption: noteSocketError(done, event, machine)
    case .opening: noteOpening(done, machine)
    case .execution: noteExecution(done, machine)
    case .none, .switching, .processEnd, .lost, .foundAgain: break
    }
  }

  /// An event that is no call: a switch, the end of a process.
  private mutating func noteChange(
    _ event: EventView, _ shape: CallShape, _ instant: Instant, _ slot: ThreadSlot,
    _ machine: borrowing Machine
  ) {
    switch shape.meaning {
    case .switching: noteSwitch(event, instant, slot, machine)
    case .processEnd: noteProcessEnd(event, instant, slot, machine)
    default: break
    }
  }

  private mutating func endLoss(_ at: Instant) {
    guard let last = evidence.visibility.losses.indices.last else { return }
    evidence.visibility.losses[last].ended = at
  }
}

/// A call that has returned.
struct DoneCall {
  let event: EventType
  let shape: CallShape
  /// What it returned; of most calls a count or a negative error number.
  let result: Int64
  /// Its enter; the exit where that was not seen.
  let began: Instant
  let ended: Instant
  let thread: ThreadID
  let slot: ThreadSlot
  /// Its enter was seen.
  let isMatched: Bool
  /// The ends of the message, where the call says them.
  let tuple: SocketTuple?

  /// How many bytes went through it: no call moves more than the kernel's MAX_RW_COUNT, whatever a capture says.
  var byteCount: Int { Int(min(max(result, 0), 0x7FFF_F000)) }

  /// The error number of a failed call; 0 for success.
  var errno: Int32 { result < 0 && result > -4096 ? Int32(-result) : 0 }
}
