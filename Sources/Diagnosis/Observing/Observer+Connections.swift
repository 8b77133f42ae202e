internal import Events
internal import Protocols
internal import State

/// How connections are made, and how they end.
extension Observer {
  mutating func noteSocket(_ done: DoneCall, _ machine: borrowing Machine) {
    let actor = actors.actor(of: done.slot, machine)
    noteStep(of: actor, done.thread, at: done.ended)
    guard done.result >= 0 else { return noteFailure("socket", done, .unknown, machine) }
    sockets.remove(key(done, FD(rawValue: done.result), machine))
  }

  mutating func noteConnect(_ done: DoneCall, _ machine: borrowing Machine) {
    guard let entry = machine.fdOfEvent else { return }
    let key = key(done, machine.moment.fdNumber, machine)
    let actor = actors.actor(of: done.slot, machine)
    noteStep(of: actor, done.thread, at: done.began)
    let flow = Self.flow(of: entry, isClient: true, done.tuple, machine)
    let kind = Self.transport(of: entry)
    if kind == .stream, askAgain(sockets[key], done, flow) { return }
    let socket = Socket(key: key, kind: kind, flow: flow, side: .client)
    close(sockets.add(socket), at: done.ended)
    if kind == .datagram {
      if done.errno != 0 { noteFailure("connect", done, flow, machine) }
      return
    }
    var connecting = Connecting(
      actor: actor, thread: done.thread, fd: key.fd, flow: flow, began: done.began)
    if done.errno == 0 {
      connecting.outcome = .connected(at: done.ended)
    } else if !Errno.isUnderWay(done.errno) {
      connecting.outcome = .failed(errno: done.errno, at: done.ended)
      sockets.remove(key)
    }
    if Errno.isLimit(done.errno) { noteFailure("connect", done, flow, machine) }
    if evidence.connectings.count >= Self.connectingLimit { thinConnectings() }
    socket.connecting = evidence.connectings.count
    evidence.connectings.append(connecting)
    joiner.note(connecting, at: evidence.connectings.count - 1, in: &evidence)
  }

  /// More are not kept: first those go that were made at once.
  private static let connectingLimit = 20_000

  private mutating func thinConnectings() {
    let count = evidence.connectings.count
    let kept = evidence.connectings.thin(to: Self.connectingLimit, \.isQuick)
    evidence.visibility.leftOut[.connections, default: 0] += count - kept.count
    var places: [Int: Int] = [:]
    for (place, former) in kept.enumerated() { places[former] = place }
    for socket in sockets.all { socket.connecting = socket.connecting.flatMap { places[$0] } }
    joiner.move(places)
  }

  /// A second `connect` of a socket that is being connected asks what became of it.
  private mutating func askAgain(_ socket: Socket?, _ done: DoneCall, _ flow: Flow) -> Bool {
    guard let socket, let place = socket.connecting, evidence.connectings[place].outcome == .pending,
      flow.remote == evidence.connectings[place].flow.remote
    else { return false }
    if done.errno == 0 || done.errno == Errno.isConnected {
      settle(socket, .connected(at: done.ended))
    } else if !Errno.isUnderWay(done.errno) {
      settle(socket, .failed(errno: done.errno, at: done.ended))
    }
    return true
  }

  mutating func noteAccept(_ done: DoneCall, _ machine: borrowing Machine) {
    guard done.result >= 0 else { return noteFailure("accept", done, .unknown, machine) }
    guard let entry = machine.fd(FD(rawValue: done.result), of: done.slot) else { return }
    let flow = Self.flow(of: entry, isClient: false, done.tuple, machine)
    let key = key(done, FD(rawValue: done.result), machine)
    let socket = Socket(key: key, kind: Self.transport(of: entry), flow: flow, side: .server)
    close(sockets.add(socket), at: done.ended)
    let acceptance = Connecting.Acceptance(
      actor: actors.actor(of: done.slot, machine), at: done.ended, flow: flow)
    joiner.join(acceptance, in: &evidence)
  }

  /// `getsockopt(SO_ERROR)`: what became of a connection that was made in the background.
  mutating func noteSocketError(_ done: DoneCall, _ event: EventView, _ machine: borrowing Machine) {
    guard let place = EventTable.shared[event.type]?.index(ofParam: "val"), let value = event.param(place),
      value.byteCount >= 9, value.load(0, as: UInt8.self) == Self.errnoVariant,
      let socket = sockets[key(done, machine.moment.fdNumber, machine)]
    else { return }
    let error = Int32(truncatingIfNeeded: value.load(1, as: Int64.self).magnitude)
    settle(socket, error == 0 ? .connected(at: done.ended) : .failed(errno: error, at: done.ended))
  }

  /// Which variant of the value holds an error number.
  private static let errnoVariant: UInt8 = 1

  mutating func noteClose(_ done: DoneCall, _ machine: borrowing Machine) {
    let key = key(done, machine.moment.fdNumber, machine)
    files.close(key, into: &evidence)
    endListening(done, machine)
    close(sockets.remove(key), at: done.ended)
  }

  /// What is open on a socket stays without an answer; a connection that was being made was given up.
  mutating func close(_ socket: Socket?, at instant: Instant) {
    guard let socket else { return }
    if let place = socket.connecting, evidence.connectings[place].outcome == .pending {
      evidence.connectings[place].outcome = .abandoned(at: instant)
    }
    for dialogue in socket.dialogues.values {
      end(dialogue, of: socket, at: instant)
      giveUp(dialogue, at: instant)
    }
  }

  /// A connection under way has come to something.
  mutating func settle(_ socket: Socket, _ outcome: Connecting.Outcome) {
    guard let place = socket.connecting, evidence.connectings[place].outcome == .pending else { return }
    evidence.connectings[place].outcome = outcome
  }

  mutating func noteFailure(_ call: String, _ done: DoneCall, _ flow: Flow, _ machine: borrowing Machine) {
    guard Errno.isLimit(done.errno) else { return }
    guard evidence.failedCalls.count < Self.failureLimit else {
      evidence.visibility.leftOut[.failures, default: 0] += 1
      return
    }
    evidence.failedCalls.append(
      FailedCall(
        actor: actors.actor(of: done.slot, machine), thread: done.thread, call: call, errno: done.errno,
        at: done.ended, flow: flow))
  }

  /// More are not kept: they say the same.
  private static let failureLimit = 10_000

  mutating func noteStep(of actor: ActorID, _ thread: ThreadID, at instant: Instant) {
    evidence.steps.add(StepStore.Step(thread: thread, at: instant), of: actor)
  }

  // MARK: - What a descriptor is

  func key(_ done: DoneCall, _ fd: FD, _ machine: borrowing Machine) -> SocketKey {
    SocketKey(process: machine.threads[done.slot].process, fd: fd)
  }

  static func transport(of entry: FDEntry) -> Transport {
    switch entry.kind {
    case .unixSocket: .stream
    case .ipv4Socket, .ipv6Socket: entry.transport == .tcp ? .stream : .datagram
    default: .datagram
    }
  }

  /// - Parameters:
  ///   - isClient: whether the process is the client of the socket.
  ///   - tuple: of a call that says both ends, the client's first.
  static func flow(
    of entry: FDEntry, isClient: Bool, _ tuple: SocketTuple?, _ machine: borrowing Machine
  ) -> Flow {
    if entry.kind == .unixSocket {
      let ends =
        isClient ? (entry.unixSource, entry.unixDestination) : (entry.unixDestination, entry.unixSource)
      return .unix(local: ends.0, remote: ends.1, path: path(in: machine.text(entry.name)))
    }
    guard entry.kind.isIPSocket || tuple != nil else { return .unknown }
    let source = Endpoint(address: tuple?.source ?? entry.source, port: tuple?.sourcePort ?? entry.sourcePort)
    let destination = Endpoint(
      address: tuple?.destination ?? entry.destination, port: tuple?.destinationPort ?? entry.destinationPort)
    return .ip(
      transport: entry.kind.isIPSocket ? entry.transport : .udp, local: isClient ? source : destination,
      remote: isClient ? destination : source)
  }

  /// The path that a unix socket is called by, behind the addresses of its ends.
  private static func path(in name: String) -> String {
    name.firstIndex(where: { $0 == "/" || $0 == "@" }).map { String(name[$0...]) } ?? ""
  }
}

extension Connecting {
  /// Made soon.
  fileprivate var isQuick: Bool {
    guard case .connected(let at) = outcome else { return false }
    return at.nanoseconds(since: began) < Thresholds.remarkable
  }
}
