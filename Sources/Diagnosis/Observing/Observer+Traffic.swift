internal import Events
internal import Protocols
internal import State

/// The bytes that sockets carry.
extension Observer {
  mutating func noteTraffic(_ done: DoneCall, _ event: EventView, _ machine: borrowing Machine) {
    guard let (fd, entry) = descriptor(done, event, machine) else { return }
    if entry.kind.isFile, done.tuple == nil {
      files.note(done, event, key(done, fd, machine), into: &evidence)
      return
    }
    // A message with addresses came through a socket, whatever the capture knew of its descriptor.
    guard entry.kind.isIPSocket || entry.kind == .unixSocket || done.tuple != nil else { return }
    let key = key(done, fd, machine)
    let isSent = done.shape.meaning != .received
    let socket = sockets[key] ?? adopt(key, entry, machine)
    if done.errno != 0 { return noteError(done, socket) }
    settle(socket, .connected(at: done.began))
    let (side, peer) = place(done, socket, isSent: isSent)
    let dialogue = dialogue(through: socket, with: peer, side, at: done.ended)
    if dialogue.conversation.isUnknown { return }
    if done.result == 0, !isSent, socket.kind == .stream {
      end(dialogue, of: socket, at: done.ended)
      // A server may still answer a client that has said its last; a client waits for nothing more.
      if side == .client { giveUp(dialogue, at: done.ended) }
      return
    }
    let bytes = event.data(done.shape)
    let missing = max(0, done.byteCount - bytes.byteCount)
    if missing > 0, done.shape.meaning != .passedOn { noteCut(bytes.byteCount) }
    let sender = isSent ? side : side.other
    if !isSent, keepsBack(bytes, by: socket, at: done.ended) { return }
    let instant = Instant(event: event.number, time: isSent ? done.began.time : event.timestamp)
    progress.removeAll(keepingCapacity: true)
    takeFirstByte(
      of: socket, before: bytes, isSent: isSent, in: dialogue, from: isSent ? sender.other : sender)
    dialogue.conversation.take(bytes, missing: missing, from: sender, at: instant, into: &progress)
    guard !progress.isEmpty || dialogue.party == nil else { return }
    let party = Party(
      actor: actors.actor(of: done.slot, machine), thread: done.thread,
      side: dialogue.conversation.sidesAreSwapped ? side.other : side,
      flow: flow(of: socket, peer, done, isSent: isSent))
    noteProgress(in: dialogue, of: socket, party, done.ended)
  }

  /// What is said to a peer; others may have to go for it.
  private mutating func dialogue(
    through socket: Socket, with peer: Endpoint?, _ side: Side, at now: Instant
  ) -> Dialogue {
    for gone in socket.makeRoom(at: now) { giveUp(gone, at: now) }
    let dialogue = socket.dialogue(with: peer, serverPort: Self.serverPort(of: socket, peer, side))
    dialogue.heard = now
    return dialogue
  }

  /// What bytes came to; what ends with the connection belongs to whoever had the first of them.
  private mutating func noteProgress(
    in dialogue: Dialogue, of socket: Socket, _ party: Party, _ at: Instant
  ) {
    dialogue.party = dialogue.party ?? party
    guard !progress.isEmpty else { return }
    socket.side = socket.side ?? party.side
    for step in progress { note(step, in: dialogue, party, at) }
  }

  /// Calls for several messages name their descriptor in the exit alone.
  private func descriptor(
    _ done: DoneCall, _ event: EventView, _ machine: borrowing Machine
  ) -> (FD, FDEntry)? {
    if done.isMatched || done.shape.fd >= 0, let entry = machine.fdOfEvent {
      return (machine.moment.fdNumber, entry)
    }
    if !done.isMatched, done.shape.meaning == .received, let port = done.tuple?.destinationPort {
      return Self.listener(at: port, of: done.slot, machine)
    }
    guard done.shape.fd >= 0, let number = event.param(Int(done.shape.fd))?.value(as: Int64.self),
      let entry = machine.fd(FD(rawValue: number), of: done.slot)
    else { return nil }
    return (FD(rawValue: number), entry)
  }

  /// The descriptor that a message came through whose call began before the capture.
  private static func listener(
    at port: UInt16, of slot: ThreadSlot, _ machine: borrowing Machine
  ) -> (FD, FDEntry)? {
    var found: (FD, FDEntry)?
    machine.forEachFD(of: slot) { fd, entry in
      let isSocket = entry.kind.isIPSocket && (entry.sourcePort == port || entry.destinationPort == port)
      // A listener of TCP may have the same port.
      let isListener = entry.kind.isIPListener && entry.transport == .udp && entry.destinationPort == port
      if isSocket || isListener { found = (fd, entry) }
      return !isSocket
    }
    return found
  }

  /// A socket that was there before its first sight here.
  private mutating func adopt(_ key: SocketKey, _ entry: FDEntry, _ machine: borrowing Machine) -> Socket {
    let side: Side? = entry.isClient ? .client : entry.isServer ? .server : nil
    let flow = Self.flow(of: entry, isClient: side != .server, nil, machine)
    let socket = Socket(key: key, kind: Self.transport(of: entry), flow: flow, side: side)
    // Datagrams may be the first of a socket that is in plain sight.
    if socket.kind == .stream { evidence.visibility.joinedInTheMiddle += 1 }
    sockets.add(socket)
    return socket
  }

  /// Which end the process is, and whom the message is for or from where that may change with each.
  private func place(_ done: DoneCall, _ socket: Socket, isSent: Bool) -> (Side, Endpoint?) {
    guard socket.kind == .datagram, let tuple = done.tuple else {
      // Whoever is heard first asks, until the bytes tell otherwise.
      return (socket.side ?? (isSent ? .client : .server), nil)
    }
    let peer =
      isSent
      ? Endpoint(address: tuple.destination, port: tuple.destinationPort)
      : Endpoint(address: tuple.source, port: tuple.sourcePort)
    if case .ip(_, _, let remote) = socket.flow, remote == peer, socket.side == .client {
      return (.client, nil)
    }
    return (socket.side ?? (isSent ? .client : .server), peer)
  }

  private static func serverPort(of socket: Socket, _ peer: Endpoint?, _ side: Side) -> UInt16? {
    switch side {
    case .client: peer?.port ?? socket.flow.remote?.port
    case .server: socket.flow.local?.port
    }
  }

  /// What a call says of its ends is true; the descriptor of a datagram socket that is connected to nobody has an address that
  /// is put together from several.
  private func flow(of socket: Socket, _ peer: Endpoint?, _ done: DoneCall, isSent: Bool) -> Flow {
    guard socket.kind == .datagram, let tuple = done.tuple, let remote = peer ?? socket.flow.remote else {
      return socket.flow
    }
    let own =
      isSent
      ? Endpoint(address: tuple.source, port: tuple.sourcePort)
      : Endpoint(address: tuple.destination, port: tuple.destinationPort)
    let known = socket.flow.local
    return .ip(
      transport: known == nil ? .udp : socket.flow.transport,
      local: Endpoint(address: own.address, port: own.port == 0 ? known?.port ?? 0 : own.port), remote: remote
    )
  }

  private mutating func noteCut(_ captured: Int) {
    evidence.visibility.cutBufferCount += 1
    evidence.visibility.longestBuffer = max(evidence.visibility.longestBuffer, captured)
  }

  /// A call on a socket failed for good: what is open on it failed as well.
  private mutating func noteError(_ done: DoneCall, _ socket: Socket) {
    guard !Errno.isPause(done.errno) else { return }
    settle(socket, .failed(errno: done.errno, at: done.ended))
    for dialogue in socket.dialogues.values {
      let failed = socket.kind == .stream ? dialogue.ledger.removeAll() : dialogue.ledger.ids
      for id in failed {
        evidence.exchanges.modify(id) { exchange in
          if exchange.outcome == .open { exchange.outcome = .failed(errno: done.errno, at: done.ended) }
        }
      }
    }
  }

  /// The other side has sent its last byte, or the socket is closed.
  mutating func end(_ dialogue: Dialogue, of socket: Socket, at instant: Instant) {
    progress.removeAll(keepingCapacity: true)
    dialogue.conversation.close(at: instant, into: &progress)
    guard let first = dialogue.party else { return }
    let party = Party(
      actor: first.actor, thread: first.thread, side: socket.side ?? .client, flow: socket.flow)
    for step in progress { note(step, in: dialogue, party, instant) }
  }
}

extension EventView {
  /// The bytes that the call carried, as far as they were captured.
  @_lifetime(copy self)
  fileprivate func data(_ shape: CallShape) -> RawSpan {
    if shape.data >= 0, let bytes = param(Int(shape.data)) { return bytes }
    return bytes.window(0, byteCount: 0)
  }
}
