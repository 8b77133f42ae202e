internal import Events

/// How sockets get their ends by `bind` and `connect`.
extension Machine {
  mutating func bindExit(_ event: EventView) {
    guard var entry = eventFD, result(of: event) >= 0, let address = bytes(.address, of: event),
      let family = address.value(as: UInt8.self)
    else { return }
    switch SocketFamily(rawValue: family) {
    case .ipv4 where address.byteCount >= 7:
      entry.listen(
        on: IPAddress(networkOrder: address, at: 1, isV6: false), port: address.load(5, as: UInt16.self),
        wasV6: false)
    case .ipv6 where address.byteCount >= 19:
      let ip = IPAddress(networkOrder: address, at: 1, isV6: true)
      entry.listen(
        on: ip.isV4LikeV6 ? ip.lastFourBytes : ip, port: address.load(17, as: UInt16.self), wasV6: true)
    default: break
    }
    entry.name = keepName(ofAddress: address)
    setEventFD(entry)
  }

  /// Where the socket connects to is known from the start; where from, when it is connected.
  mutating func connectEnter(_ event: EventView) {
    guard var entry = eventFD, let address = bytes(.address, of: event),
      let family = address.value(as: UInt8.self)
    else { return }
    switch SocketFamily(rawValue: family) {
    case .ipv4:
      guard address.byteCount >= 7 else { return }
      entry.aim(
        at: IPAddress(networkOrder: address, at: 1, isV6: false), port: address.load(5, as: UInt16.self))
    case .ipv6:
      guard address.byteCount >= 19 else { return }
      let ip = IPAddress(networkOrder: address, at: 1, isV6: true)
      entry.aim(at: ip.isV4LikeV6 ? ip.lastFourBytes : ip, port: address.load(17, as: UInt16.self))
    default:
      entry.name = keepName(ofAddress: address)
      entry.setUnixEnds(address)
    }
    setEventFD(entry)
  }

  mutating func connectExit(_ event: EventView) {
    let inProgress: Int64 = -115
    let returned = result(of: event)
    guard var entry = eventFD, returned >= 0 || returned == inProgress else { return }
    entry.markConnected()
    if let tuple = bytes(.tuple, of: event), let family = tuple.value(as: UInt8.self) {
      if let ends = SocketTuple(tuple) {
        entry.kind = ends.isV6 ? .ipv6Socket : .ipv4Socket
        let isChanged = entry.update(with: ends)
        if isChanged, entry.isServer, entry.isUDPv4 { entry.swapEnds() }
        entry.name = keepName(ofEnds: entry)
      } else if family != SocketFamily.ipv4.rawValue, family != SocketFamily.ipv6.rawValue {
        entry.name = keepName(ofTuple: tuple)
        entry.setUnixEnds(tuple)
        noteLog(&entry)
      }
      if !entry.hasRole { entry.traits.insert(.client) }
    }
    setEventFD(entry)
  }

  mutating func keepName(ofEnds entry: FDEntry) -> StringID {
    scratch.removeAll()
    scratch.append(endsOf: entry)
    return strings.keep(scratch)
  }

  mutating func keepName(ofTuple tuple: RawSpan) -> StringID {
    scratch.removeAll()
    scratch.append(socketTuple: tuple)
    return strings.keep(scratch)
  }

  private mutating func keepName(ofAddress address: RawSpan) -> StringID {
    scratch.removeAll()
    scratch.append(socketAddress: address)
    return strings.keep(scratch)
  }
}

extension FDEntry {
  /// Becomes a listener. The transport is read where the old layout keeps it.
  fileprivate mutating func listen(on address: IPAddress, port: UInt16, wasV6: Bool) {
    guard port > 0 else { return }
    if address.isV6 {
      let transport = socket.transport6
      socket.source6 = address
      socket.listenerPort6 = port
      socket.listenerTransport6 = transport
      kind = .ipv6Listener
    } else if wasV6 {
      socket.listenerTransport4 = socket.transport6
      socket.source4 = address.networkOrder
      socket.listenerPort4 = port
      kind = .ipv4Listener
    } else {
      socket.source4 = address.networkOrder
      socket.listenerPort4 = port
      socket.listenerTransport4 = socket.transport4
      kind = .ipv4Listener
    }
    traits.insert(.server)
  }

  /// Sets the far end.
  fileprivate mutating func aim(at address: IPAddress, port: UInt16) {
    if address.isV6 {
      kind = .ipv6Socket
      socket.destination6 = address
      socket.destinationPort6 = port
    } else {
      kind = .ipv4Socket
      socket.destination4 = address.networkOrder
      socket.destinationPort4 = port
    }
  }

  /// The kernel addresses of both ends, behind the family.
  mutating func setUnixEnds(_ bytes: RawSpan) {
    unixSource = bytes.word(at: 1)
    unixDestination = bytes.word(at: 9)
  }

  /// Takes over the ends of a tuple: the source always, the destination only where none was known. False when the
  /// socket had these ends already, in either order.
  @discardableResult
  mutating func update(with tuple: SocketTuple) -> Bool {
    tuple.isV6 ? updateV6(with: tuple) : updateV4(with: tuple)
  }

  private mutating func updateV4(with tuple: SocketTuple) -> Bool {
    let (from, to) = (tuple.source.networkOrder, tuple.destination.networkOrder)
    if kind == .ipv4Socket, isSame(tuple, as: self) { return false }
    var isChanged = socket.source4 != from || socket.sourcePort4 != tuple.sourcePort
    socket.source4 = from
    socket.sourcePort4 = tuple.sourcePort
    if socket.destination4 == 0 {
      socket.destination4 = to
      isChanged = true
    }
    if socket.destinationPort4 == 0 {
      socket.destinationPort4 = tuple.destinationPort
      isChanged = true
    }
    return isChanged
  }

  private mutating func updateV6(with tuple: SocketTuple) -> Bool {
    if kind == .ipv6Socket, isSame(tuple, as: self) { return false }
    var isChanged = socket.source6 != tuple.source || socket.sourcePort6 != tuple.sourcePort
    socket.source6 = tuple.source
    socket.sourcePort6 = tuple.sourcePort
    if socket.destination6.high | socket.destination6.low == 0 {
      socket.destination6 = tuple.destination
      isChanged = true
    }
    if socket.destinationPort6 == 0 {
      socket.destinationPort6 = tuple.destinationPort
      isChanged = true
    }
    return isChanged
  }

  private func isSame(_ tuple: SocketTuple, as entry: FDEntry) -> Bool {
    let isForward =
      tuple.source == entry.source && tuple.sourcePort == entry.sourcePort
      && tuple.destination == entry.destination && tuple.destinationPort == entry.destinationPort
    let isBackward =
      tuple.destination == entry.source && tuple.destinationPort == entry.sourcePort
      && tuple.source == entry.destination && tuple.sourcePort == entry.destinationPort
    return isForward || isBackward
  }
}
