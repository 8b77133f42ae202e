internal import CKernel
internal import Events
internal import Glibc

/// What the kernel says of a socket of which this process has a descriptor.
extension OpenSocket {
  /// Asks `socket`, a copy of the descriptor of somebody else. `netns` stays 0. `sock` and `peer` are the inodes of unix
  /// sockets, because nobody is told addresses.
  init(asking socket: Int32, inode: UInt64) {
    self.init(segment: SocketSegment())
    segment.family = UInt16(truncatingIfNeeded: SystemCall.socketOption(socket, SO_DOMAIN))
    segment.type = UInt16(truncatingIfNeeded: SystemCall.socketOption(socket, SO_TYPE))
    segment.protocol = UInt16(truncatingIfNeeded: SystemCall.socketOption(socket, SO_PROTOCOL))
    segment.inode = inode
    let local = SystemCall.address(of: socket) ?? []
    let peer = SystemCall.address(ofPeerOf: socket)
    askState(socket, hasPeer: peer != nil)
    if segment.family == SocketFamily.unix {
      path = Self.path(local)
      peerPath = Self.path(peer ?? [])
      segment.sock = segment.inode
      askUnix()
    } else {
      Self.take(local, &segment.local, &segment.local_port)
      if let peer { Self.take(peer, &segment.remote, &segment.remote_port) }
    }
  }

  private mutating func askState(_ socket: Int32, hasPeer: Bool) {
    let isListening = SystemCall.socketOption(socket, SO_ACCEPTCONN) != 0
    segment.state =
      isListening ? SocketState.listening : hasPeer ? SocketState.established : SocketState.closed
    guard Int(segment.protocol) == IPPROTO_TCP,
      segment.family == SocketFamily.v4 || segment.family == SocketFamily.v6
    else { return }
    let answer = ck_tcp_state(socket)
    guard answer.is_known != 0 else { return }
    segment.state = answer.state
    lacksPeer = !hasPeer && answer.state == SocketState.connecting
    takeBacklog(answer)
  }

  private mutating func askUnix() {
    let answer = ck_unix_state(UInt32(truncatingIfNeeded: segment.inode))
    guard answer.is_known != 0 else { return }
    segment.peer = UInt64(answer.peer)
    takeBacklog(answer)
  }

  private mutating func takeBacklog(_ answer: ck_socket_state) {
    guard answer.state == SocketState.listening else { return }
    segment.backlog = answer.waiting
    segment.backlog_max = answer.waiting_max
  }

  /// sun_path of a `struct sockaddr_un`; nothing where the socket has no name, or the address is another one.
  private static func path(_ address: [UInt8]) -> [UInt8] {
    family(address) == SocketFamily.unix ? Array(address.dropFirst(2).prefix(108)) : []
  }

  /// Address and port of a `struct sockaddr_in` or `sockaddr_in6`, whose port stands in network order after the family.
  private static func take<Address: BitwiseCopyable>(
    _ bytes: [UInt8], _ address: inout Address, _ port: inout UInt16
  ) {
    let place: Range<Int>
    switch family(bytes) {
    case SocketFamily.v4: place = 4..<8
    case SocketFamily.v6: place = 8..<24
    default: return
    }
    guard bytes.count >= place.upperBound else { return }
    CLayout.fill(&address, with: bytes[place])
    port = UInt16(bytes[2]) << 8 | UInt16(bytes[3])
  }

  private static func family(_ address: [UInt8]) -> UInt16? { address.rawSpan.value(as: UInt16.self) }
}
