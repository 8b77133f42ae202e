internal import Events
internal import State
internal import Protocols

/// What threads wait for.
extension Observer {
  /// - Parameter entry: the descriptor that the call is about.
  mutating func noteWait(
    _ call: OpenCalls.Call, of thread: ThreadID, until ended: Instant, isOver: Bool, _ entry: FDEntry?,
    _ machine: borrowing Machine
  ) {
    let exit = EventType(rawValue: call.type.rawValue | 1)
    let shape = waits[exit]
    guard shape != .none else { return }
    var name = waits.name(of: exit)
    var kind = shape.kind
    var object = ""
    switch shape {
    case .byDescriptor:
      guard let entry else { return }
      kind = Wait.Kind(of: entry.kind)
      object = machine.text(entry.name)
    // A poll of nothing waits for time to pass.
    case .poll:
      kind = call.polledCount == 0 ? .sleep : .network
      name = Self.name(ofPoll: name, call)
    case .generic:
      kind = waits[call: call.code].kind
      name = SyscallTable.shared[call.code]?.name ?? name
    case .disk, .network, .lock: object = entry.map { machine.text($0.name) } ?? ""
    case .none, .sleep, .process: break
    }
    guard let kind else { return }
    evidence.waits.add(
      Wait(
        thread: thread, kind: kind, began: call.began, ended: ended, isOver: isOver,
        isForDescriptor: shape == .byDescriptor,
        object: object.isEmpty ? name : "\(name) \(object)"))
  }

  /// `empty poll for 1.00 s` of one that waits for time to pass.
  private static func name(ofPoll name: String, _ call: OpenCalls.Call) -> String {
    guard call.polledCount == 0 else { return name }
    guard let timeout = call.timeout, timeout >= 0 else { return "empty \(name)" }
    return "empty \(name) for \(TimeText.short(UInt64(min(timeout, 86_400_000)) * 1_000_000))"
  }

  /// Calls that have not returned when the capture ends: their threads have waited until then.
  mutating func noteOpenWaits(_ machine: borrowing Machine) {
    guard let ended = evidence.ended else { return }
    for call in calls.open where ended.nanoseconds(since: call.began) >= Self.shortestWait {
      guard let slot = machine.threads.slot(of: call.thread) else { continue }
      let entry = machine.fd(machine.threads[slot].lastEventFD, of: slot)
      noteWait(call, of: call.thread, until: ended, isOver: false, entry, machine)
    }
  }

  /// A thread that could run on was put aside, or gets a processor again.
  mutating func noteSwitch(
    _ event: EventView, _ instant: Instant, _ slot: ThreadSlot, _ machine: borrowing Machine
  ) {
    evidence.visibility.hasSwitches = true
    calls.withCall(of: event.thread, at: slot) { call in
      if !call.isOpen { call.setAside = instant }
    }
    guard let next = event.param(0)?.value(as: Int64.self), next > 0,
      let nextSlot = machine.threads.slot(of: ThreadID(rawValue: next))
    else { return }
    let since = calls.withCall(of: ThreadID(rawValue: next), at: nextSlot) { call in
      defer { call.setAside = nil }
      return call.setAside
    }
    guard let since, instant.nanoseconds(since: since) >= Self.shortestWait else { return }
    evidence.waits.add(
      Wait(
        thread: ThreadID(rawValue: next), kind: .scheduling, began: since, ended: instant,
        object: "another thread ran"))
  }
}

extension Wait.Kind {
  /// Waiting for a descriptor of that kind.
  init?(of kind: FDKind) {
    switch kind {
    case .ipv4Socket, .ipv6Socket, .ipv4Listener, .ipv6Listener, .unixSocket: self = .network
    case .file, .fileV2, .directory: self = .disk
    case .fifo, .process: self = .process
    case .event, .signal, .timer, .eventPoll, .inotify: self = .sleep
    default: return nil
    }
  }
}
