internal import Events
internal import State

/// Both ends of a socket, as its process sees them.
struct SocketEnds {
  let local: Endpoint
  let remote: Endpoint
  let isTCP: Bool

  /// Nil where an end or the transport is not known.
  init?(_ socket: FDEntry) {
    guard socket.kind.isIPSocket, socket.transport == .tcp || socket.transport == .udp else { return nil }
    let isMapped = socket.source.isV4Mapped && socket.destination.isV4Mapped
    let source = Endpoint(
      address: isMapped ? socket.source.mappedV4 : socket.source, port: socket.sourcePort)
    let destination = Endpoint(
      address: isMapped ? socket.destination.mappedV4 : socket.destination, port: socket.destinationPort)
    guard source.address.isV6 == destination.address.isV6 else { return nil }
    (local, remote) = socket.isServer ? (destination, source) : (source, destination)
    isTCP = socket.transport == .tcp
    guard remote.port != 0, !remote.address.isUnset else { return nil }
  }
}

extension SocketEnds {
  /// The ends of one datagram, as its call named them: a socket that is bound to no address, and talks to many, is called
  /// after one of them. Nil where the call named none.
  init?(of datagram: SocketTuple?, isOutgoing: Bool, on socket: FDEntry) {
    guard let datagram, socket.kind.isIPSocket, socket.transport == .udp else { return nil }
    let source = Endpoint(address: datagram.source, port: datagram.sourcePort)
    let destination = Endpoint(address: datagram.destination, port: datagram.destinationPort)
    var local = isOutgoing ? source : destination
    remote = isOutgoing ? destination : source
    guard remote.port != 0, !remote.address.isUnset, local.address.isV6 == remote.address.isV6 else {
      return nil
    }
    if local.address.isUnset {
      // The other end of the socket is its own, if only that of another datagram.
      for address in [socket.destination, socket.source]
      where !address.isUnset && address != remote.address && address.isV6 == remote.address.isV6 {
        local = Endpoint(address: address, port: local.port)
        break
      }
    }
    self.local = local
    isTCP = false
  }
}

extension IPAddress {
  /// No address, or any.
  fileprivate var isUnset: Bool { high | low == 0 }

  /// The IPv4 address in the last four bytes of a mapped one.
  fileprivate var mappedV4: IPAddress { IPAddress(v4: UInt32(truncatingIfNeeded: low)) }
}
