internal import CKernel
internal import Events

/// Addresses and tuples of sockets.
///
///     sockaddr   family 1, then IPv4 4, port 2 | IPv6 16, port 2 | path, NUL
///     tuple      family 1, then source, port, destination, port | addresses of both sockets 8 + 8, path, NUL
///
/// IP addresses are in network order, ports in the host's.
extension EventEncoder {
  /// Families whose addresses captures hold.
  func writeAddress(_ source: ParamSource, _ context: borrowing CallContext, into events: inout EncodedEvents)
  {
    switch source.origin {
    case .accepted:
      guard context.hasSucceeded else { return events.emptyParam() }
      writeAcceptedTuple(context, into: &events)
    case .addr:
      guard let segment = context.segment(.bytes, source.argument) else { return events.emptyParam() }
      let bytes = segment.bytes
      events.param { Self.append(address: bytes, to: &$0) }
    default:
      let isInbound = source.origin == .from
      guard context.hasSucceeded || !isInbound, let segment = context.segment(.bytes, source.argument) else {
        return events.emptyParam()
      }
      writeTuple(segment.bytes, isInbound: isInbound, context, into: &events)
    }
  }

  func writeMessageTuple(
    _ argument: UInt8, index: UInt32, isInbound: Bool, _ context: borrowing CallContext,
    into events: inout EncodedEvents
  ) {
    guard context.hasSucceeded || !isInbound,
      let name = context.segment(.messageName, argument, index: index)
    else { return events.emptyParam() }
    writeTuple(name.bytes, isInbound: isInbound, context, into: &events)
  }

  /// The tuple of the socket in argument 0 and the address that the program gave or got.
  private func writeTuple(
    _ address: RawSpan, isInbound: Bool, _ context: borrowing CallContext, into events: inout EncodedEvents
  ) {
    guard let socket = context.segment(.socket, 0)?.socket, address.byteCount >= 2,
      address.load(0, as: UInt16.self) == socket.family
    else { return events.emptyParam() }
    switch socket.family {
    case SocketFamily.v4, SocketFamily.v6:
      let isV6 = socket.family == SocketFamily.v6
      guard address.byteCount >= (isV6 ? 24 : 8) else { return events.emptyParam() }
      let remote = isV6 ? address.window(8, byteCount: 16) : address.window(4, byteCount: 4)
      let port = address.load(2, as: UInt16.self).byteSwapped
      Self.writeTuple(socket, remote, port, isInbound: isInbound, into: &events)
    case SocketFamily.unix:
      // What came from a peer is known by the name of the socket it came to.
      if isInbound {
        writeUnixTuple(socket, isInbound: true, context.bytes(.socketPath, 0), into: &events)
      } else {
        writeUnixTuple(socket, isInbound: false, address.extracting(droppingFirst: 2), into: &events)
      }
    default: events.emptyParam()
    }
  }

  private func writeAcceptedTuple(_ context: borrowing CallContext, into events: inout EncodedEvents) {
    let accepted = UInt8(ARGUMENT_RESULT)
    guard let segment = context.segment(.socket, accepted), let socket = segment.socket else {
      return events.emptyParam()
    }
    switch socket.family {
    case SocketFamily.v4, SocketFamily.v6:
      let place = MemoryLayout<SocketSegment>.offset(of: \.remote) ?? 0
      let remote = segment.bytes.window(place, byteCount: socket.family == SocketFamily.v6 ? 16 : 4)
      Self.writeTuple(socket, remote, socket.remote_port, isInbound: true, into: &events)
    case SocketFamily.unix:
      writeUnixTuple(socket, isInbound: true, context.bytes(.socketPath, accepted), into: &events)
    default: events.emptyParam()
    }
  }

  private static func writeTuple(
    _ socket: SocketSegment, _ remote: RawSpan, _ remotePort: UInt16, isInbound: Bool,
    into events: inout EncodedEvents
  ) {
    events.param { target in
      target.append(UInt8(truncatingIfNeeded: socket.family))
      if isInbound {
        target.append(remote)
        target.append(little: remotePort)
      }
      append(localOf: socket, byteCount: remote.byteCount, to: &target)
      if !isInbound {
        target.append(remote)
        target.append(little: remotePort)
      }
    }
  }

  private static func append(localOf socket: SocketSegment, byteCount: Int, to target: inout ByteBuffer) {
    // 4 or 16 of the 16.
    CLayout.withBytes(of: socket.local) { target.append($0.extracting(first: byteCount)) }
    target.append(little: socket.local_port)
  }

  private func writeUnixTuple(
    _ socket: SocketSegment, isInbound: Bool, _ path: RawSpan, into events: inout EncodedEvents
  ) {
    events.param { target in
      target.append(UInt8(truncatingIfNeeded: SocketFamily.unix))
      target.append(little: isInbound ? socket.sock : socket.peer)
      target.append(little: isInbound ? socket.peer : socket.sock)
      Self.append(path: path, to: &target)
    }
  }

  private static func append(address: RawSpan, to target: inout ByteBuffer) {
    guard address.byteCount >= 2 else { return }
    let family = address.load(0, as: UInt16.self)
    switch family {
    case SocketFamily.v4 where address.byteCount >= 8, SocketFamily.v6 where address.byteCount >= 24:
      target.append(UInt8(truncatingIfNeeded: family))
      target.append(
        family == SocketFamily.v6 ? address.window(8, byteCount: 16) : address.window(4, byteCount: 4))
      target.append(little: address.load(2, as: UInt16.self).byteSwapped)
    case SocketFamily.unix:
      target.append(UInt8(truncatingIfNeeded: family))
      append(path: address.extracting(droppingFirst: 2), to: &target)
    default: break
    }
  }

  /// A path of a unix socket: up to its NUL; the NUL that an abstract name begins with is shown as `@`.
  private static func append(path: RawSpan, to target: inout ByteBuffer) {
    var path = path.extracting(first: 107)
    if path.byteCount > 0, path.load(0, as: UInt8.self) == 0 {
      if path.byteCount > 1 { target.append(UInt8(ascii: "@")) }
      path = path.extracting(droppingFirst: 1)
    }
    target.append(path.untilNUL())
    target.append(0)
  }

  /// How full a listening socket's queue is, or the address of a unix socket.
  func socketNumber(_ source: ParamSource, _ context: borrowing CallContext) -> UInt64 {
    let isOfPair = source.origin == .sock || source.origin == .peer
    let segment = context.segment(.socket, source.argument, index: isOfPair ? UInt32(source.element) : 0)
    guard let socket = segment?.socket else { return 0 }
    switch source.origin {
    case .sock: return socket.sock
    case .peer: return socket.peer
    case .queuelen: return UInt64(socket.backlog)
    case .queuemax: return UInt64(socket.backlog_max)
    default: return socket.backlog_max == 0 ? 0 : UInt64(socket.backlog) * 100 / UInt64(socket.backlog_max)
    }
  }
}
