internal import Events

/// Calls that make sockets, name their ends and send through them.
extension HandlerRow {
  static let sockets: [HandlerRow] = [
    .enter("socket", lasting: .never) { $0.storeEnter($1) },
    .enter("sendmsg", lasting: .withTuple) { $0.storeEnter($1) },
    .exit("socket", lasting: .onSuccess) { $0.socketExit($1) },
    .exit("socketpair", lasting: .onSuccess) { $0.socketpairExit($1) },
    .exit("bind", lasting: .onSuccess) { $0.bindExit($1) },
    .enter("connect") { $0.connectEnter($1) },
    .exit("connect") { $0.connectExit($1) },
    .exit("accept", "accept4", lasting: .onSuccess) { $0.acceptExit($1) },
    .enter("sendto", lasting: .withTuple) { $0.sendtoEnter($1) },
    .enter("write", lasting: .never) { machine, _ in machine.writeEnter() },
    .exit("read", "recv", "recvfrom", "recvmsg", "readv", "pread", "preadv", lasting: .withTuple) {
      $0.receiveExit($1)
    },
    .exit("write", "send", "sendto", "sendmsg", "writev", "pwrite", "pwritev", lasting: .withTuple) {
      $0.sendExit($1)
    },
    .exit("getsockopt", lasting: .never) { $0.getsockoptExit($1) },
  ]
}

extension Machine {
  fileprivate mutating func socketExit(_ event: EventView) {
    let fd = result(of: event)
    guard let slot = moment.thread, fd >= 0, let domain = callInteger(.domain, of: event, as: UInt32.self)
    else {
      return
    }
    addSocket(
      FD(rawValue: fd), of: slot, domain: domain, type: callInteger(.type, of: event, as: UInt32.self) ?? 0,
      protocolNumber: callInteger(.protocolNumber, of: event, as: UInt32.self) ?? 0)
  }

  private mutating func addSocket(
    _ fd: FD, of slot: ThreadSlot, domain: UInt32, type: UInt32, protocolNumber: UInt32
  ) {
    let kind: FDKind =
      switch UInt8(exactly: domain).flatMap(SocketFamily.init) {
      case .unix: .unixSocket
      case .ipv4: .ipv4Socket
      case .ipv6: .ipv6Socket
      case .netlink: .netlink
      case nil: .unknown
      }
    var entry = FDEntry(kind: kind)
    entry.transport = L4Protocol(socketType: type, protocolNumber: protocolNumber)
    addFD(fd, &entry, of: slot)
  }

  fileprivate mutating func socketpairExit(_ event: EventView) {
    guard let slot = moment.thread, result(of: event) >= 0,
      let first = integer(.fd1, of: event, as: Int64.self),
      let second = integer(.fd2, of: event, as: Int64.self)
    else { return }
    var entry = FDEntry(kind: .unixSocket)
    entry.unixSource = integer(.source, of: event, as: UInt64.self) ?? 0
    entry.unixDestination = integer(.peer, of: event, as: UInt64.self) ?? 0
    addFD(FD(rawValue: first), &entry, of: slot)
    let (owner, position) = (moment.fdOwner, moment.fdPosition)
    addFD(FD(rawValue: second), &entry, of: slot)
    (moment.fdOwner, moment.fdPosition) = (owner, position)
  }

  /// A socket that was never seen being made is taken for UDP when it names where it sends to.
  fileprivate mutating func sendtoEnter(_ event: EventView) {
    defer { storeEnter(event) }
    guard moment.fdOwner == nil, let slot = moment.thread,
      let fd = event.integer(0, as: Int64.self), fd >= 0,
      let family = bytes(.tuple, of: event)?.value(as: UInt8.self).flatMap(SocketFamily.init),
      family == .ipv4 || family == .ipv6
    else { return }
    addSocket(FD(rawValue: fd), of: slot, domain: UInt32(family.rawValue), type: 2, protocolNumber: 17)
  }

  fileprivate mutating func acceptExit(_ event: EventView) {
    let fd = result(of: event)
    guard let slot = moment.thread, fd >= 0 else { return }
    threads[slot].lastEventFD = FD(rawValue: fd)
    guard let bytes = bytes(.tuple, of: event), let family = bytes.value(as: UInt8.self) else { return }
    var entry: FDEntry
    switch SocketFamily(rawValue: family) {
    case .unix:
      entry = FDEntry(kind: .unixSocket)
      entry.setUnixEnds(bytes)
    case .ipv4, .ipv6:
      guard let tuple = SocketTuple(bytes) else { return }
      entry = FDEntry(kind: tuple.isV6 ? .ipv6Socket : .ipv4Socket)
      entry.update(with: tuple)
      entry.transport = .tcp
    default: return
    }
    scratch.removeAll()
    scratch.append(socketTuple: bytes)
    entry.name = strings.keep(scratch)
    entry.traits = .server
    entry.markConnected()
    addFD(FD(rawValue: fd), &entry, of: slot)
  }

  fileprivate mutating func getsockoptExit(_ event: EventView) {
    guard let slot = moment.thread, let fd = integer(.fd, of: event, as: Int64.self) else { return }
    if let main = findOrAddMain(of: slot) { setFD(FD(rawValue: fd), of: main) }
    threads[slot].lastEventFD = FD(rawValue: fd)
  }
}

extension L4Protocol {
  /// From the last two arguments of `socket`.
  fileprivate init(socketType type: UInt32, protocolNumber: UInt32) {
    let isRaw = type == 3
    switch protocolNumber {
    case 6: self = isRaw ? .raw : .tcp
    case 17: self = isRaw ? .raw : .udp
    case 1: self = isRaw ? .raw : .icmp
    case 255: self = .raw
    case 0 where type & 0xFF == 1: self = .tcp
    case 0 where type & 0xFF == 2: self = .udp
    default: self = .unknown
    }
  }
}
