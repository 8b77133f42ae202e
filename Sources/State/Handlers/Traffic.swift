internal import Events

/// What the traffic of a socket tells about its ends: a UDP socket may talk to another peer with each message, and is
/// then called after the latest.
extension Machine {
  mutating func receiveExit(_ event: EventView) {
    if takeTracer(event, isWrite: false) { return }
    guard markTraffic(event), isNamedByTraffic, let tuple = bytes(.tuple, of: event),
      let ends = MessageEnds(tuple)
    else { return }
    follow(ends, isIncoming: true) { machine in machine.scratch.append(socketTuple: tuple) }
  }

  mutating func sendExit(_ event: EventView) {
    if takeTracer(event, isWrite: true) { return }
    guard markTraffic(event) else { return }
    followDestination(of: event)
    moment.isLogMessage = eventFDLogs
  }

  private mutating func followDestination(of event: EventView) {
    let place = places[.tuple, EventType(rawValue: event.type.rawValue &- 1)]
    guard place >= 0 || places[.tuple, event.type] >= 0, isNamedByTraffic else { return }
    if place >= 0, let region = storedEnter(of: event) {
      guard let ends = enters.ends(inParam: place, of: region) else { return }
      follow(ends, isIncoming: false) { machine in
        machine.scratch.append(socketTuple: place, region, of: machine.enters)
      }
    } else if let tuple = bytes(.tuple, of: event), let ends = MessageEnds(tuple) {
      follow(ends, isIncoming: false) { machine in machine.scratch.append(socketTuple: tuple) }
    }
  }

  /// Notes that a socket works. False when the call failed or nothing is known of the descriptor.
  private mutating func markTraffic(_ event: EventView) -> Bool {
    guard let owner = moment.fdOwner, result(of: event) >= 0 else { return false }
    let position = moment.fdPosition
    let states: FDEntry.Traits = [.connected, .connecting, .connectFailed]
    if threads[owner].fds[position: position].kind.isIPSocket,
      threads[owner].fds[position: position].traits.intersection(states) != .connected
    {
      threads[owner].fds[position: position].markConnected()
    }
    return true
  }

  private var isNamedByTraffic: Bool {
    guard let owner = moment.fdOwner else { return false }
    let position = moment.fdPosition
    return threads[owner].fds[position: position].name == .empty
      || !threads[owner].fds[position: position].isTCPv4
  }

  /// Takes over the ends of a message and names the socket after them, client first. `writeTuple` writes the message's
  /// own text, for sockets that are no IP sockets.
  private mutating func follow(_ ends: MessageEnds, isIncoming: Bool, writeTuple: (inout Machine) -> Void) {
    guard var entry = eventFD else { return }
    if update(&entry, with: ends) {
      if entry.kind.isIPSocket {
        if !entry.hasRole { guessRole(&entry, isIncoming: isIncoming) }
        // A client receives from the server, a server sends to the client.
        if isIncoming ? entry.isClient : entry.isServer { entry.swapEnds() }
        entry.name = keepName(ofEnds: entry)
      } else {
        scratch.removeAll()
        writeTuple(&self)
        entry.name = strings.keep(scratch)
        noteLog(&entry)
      }
    }
    setEventFD(entry)
  }

  /// False when nothing new is known.
  private func update(_ entry: inout FDEntry, with message: MessageEnds) -> Bool {
    switch message {
    case .ip(let ends, let wasV4):
      if wasV4, entry.kind == .ipv4Listener { entry.socket.transport4 = entry.socket.listenerTransport4 }
      if !ends.isV6 { entry.kind = .ipv4Socket }
      guard entry.update(with: ends) else { return false }
    case .unix(let source, let destination):
      entry.kind = .unixSocket
      (entry.unixSource, entry.unixDestination) = (source, destination)
      return true
    case .other: break
    }
    if entry.kind.isIPSocket, entry.transport == .unknown { entry.transport = .udp }
    interfaces.complete(&entry)
    return true
  }

  /// A process that is bound to the destination's port is the server, unless it also uses the source's port.
  private mutating func guessRole(_ entry: inout FDEntry, isIncoming: Bool) {
    // The socket at hand counts among those of the process, as it is now.
    setEventFD(entry)
    guard let slot = moment.thread, let owner = tableOwner(of: slot) else { return }
    // Of an IPv6 socket too, the bytes are read where IPv4 has its ports, as sysdig reads them: there is a part of the
    // source's address.
    let (sourcePort, destinationPort) = (entry.socket.sourcePort4, entry.socket.destinationPort4)
    var isBound = false
    var isUsedByClient = false
    for position in threads[owner].fds.positions {
      let other = threads[owner].fds[position: position]
      if other.kind == .ipv4Socket {
        isBound = isBound || other.socket.destinationPort4 == destinationPort
        isUsedByClient = isUsedByClient || other.socket.sourcePort4 == sourcePort
      } else if other.kind == .ipv4Listener {
        isBound = isBound || other.socket.listenerPort4 == destinationPort
      }
    }
    let isServer = isBound && (!isUsedByClient || isIncoming)
    entry.traits.insert(isServer ? .server : .client)
  }
}

/// The ends that a message names.
enum MessageEnds {
  case ip(SocketTuple, wasV4: Bool)
  case unix(source: UInt64, destination: UInt64)
  case other

  /// Nil when the tuple is empty or cut off.
  init?(_ tuple: RawSpan) {
    guard let family = tuple.value(as: UInt8.self) else { return nil }
    switch SocketFamily(rawValue: family) {
    case .ipv4, .ipv6:
      guard let ends = SocketTuple(tuple) else { return nil }
      self = .ip(ends, wasV4: family == SocketFamily.ipv4.rawValue)
    case .unix:
      guard tuple.byteCount >= 17 else { return nil }
      self = .unix(source: tuple.load(1, as: UInt64.self), destination: tuple.load(9, as: UInt64.self))
    default: self = .other
    }
  }
}

extension EnterStore {
  fileprivate func ends(inParam index: Int, of region: Region) -> MessageEnds? {
    guard let tuple = param(index, in: region) else { return nil }
    return MessageEnds(tuple)
  }
}

extension ByteBuffer {
  fileprivate mutating func append(
    socketTuple param: Int, _ region: EnterStore.Region, of enters: borrowing EnterStore
  ) {
    guard let tuple = enters.param(param, in: region) else { return }
    append(socketTuple: tuple)
  }
}
