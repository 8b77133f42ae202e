internal import Events
internal import State
internal import Protocols

/// What threads wait for.
extension Observer {
  mutating func noteWait(
    _ event: EventView, _ shape: WaitShape, _ call: OpenCalls.Call, _ ended: Instant, _ slot: ThreadSlot,
    _ machine: borrowing Machine
  ) {
    guard shape != .none else { return }
    let waits = WaitShapes.shared
    var name = waits.name(of: event.type)
    var kind = shape.kind
    var object = ""
    switch shape {
    case .byDescriptor:
      guard let fd = machine.fdOfEvent else { return }
      kind = Wait.Kind(of: fd.kind)
      object = machine.text(fd.name)
    // A poll of nothing waits for time to pass.
    case .poll: kind = call.polledCount == 0 ? .sleep : .network
    case .generic:
      let call = event.param(0)?.value(as: UInt16.self) ?? call.code
      kind = waits[call: call].kind
      name = SyscallTable.shared[call]?.name ?? name
    case .disk, .network, .lock: object = machine.fdOfEvent.map { machine.text($0.name) } ?? ""
    case .none, .sleep, .process: break
    }
    guard let kind else { return }
    add(
      Wait(
        thread: event.thread, kind: kind, began: call.began, ended: ended,
        object: object.isEmpty ? name : "\(name) \(object)"))
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
    add(
      Wait(
        thread: ThreadID(rawValue: next), kind: .scheduling, began: since, ended: instant,
        object: "another thread ran"))
  }

  private mutating func add(_ wait: Wait) {
    evidence.waits[wait.thread, default: []].append(wait)
    guard let count = evidence.waits[wait.thread]?.count, count > Self.waitLimit else { return }
    evidence.waits[wait.thread]?.removeFirst(Self.waitLimit / 2)
  }

  /// More waits of a thread are not kept: the oldest go.
  private static let waitLimit = 4096
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
