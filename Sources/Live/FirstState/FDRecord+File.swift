internal import CKernel
internal import Events
internal import Glibc

extension FDRecord.Content {
  /// What `S_IFMT` leaves of a mode.
  private enum FileKind {
    static let mask: UInt32 = 0o170_000
    static let fifo: UInt32 = 0o010_000
    static let directory: UInt32 = 0o040_000
  }

  /// Names of descriptors without a file, as the kernel shows them, and the kinds that sysdig 0.29.3 knows.
  private static let anonymous: [(name: String, kind: FDKind)] = [
    ("anon_inode:[eventfd]", .event), ("anon_inode:[signalfd]", .signal),
    ("anon_inode:[eventpoll]", .eventPoll), ("anon_inode:inotify", .inotify),
    ("anon_inode:[timerfd]", .timer),
  ]

  /// A file, a pipe, or what else is no socket.
  ///
  /// - Parameters:
  ///   - name: its path as the kernel shows it.
  ///   - openFlags: `file_flags` of the event table.
  init(mode: UInt32, name: [UInt8], openFlags: UInt32, device: UInt32) {
    let prefix = Array("anon_inode:".utf8)
    switch mode & FileKind.mask {
    case FileKind.fifo: self = .other(.fifo, name: name)
    case FileKind.directory: self = .other(.directory, name: name)
    case _ where name.starts(with: prefix):
      let kind = Self.anonymous.first { $0.name.utf8.elementsEqual(name) }?.kind ?? .unsupported
      self = .other(kind, name: name)
    default: self = .file(name: name, openFlags: openFlags, device: device)
    }
  }

  /// A socket. One without a peer waits for some.
  init(_ socket: SocketSegment, path: [UInt8], name: [UInt8]) {
    switch socket.family {
    case SocketFamily.v4, SocketFamily.v6:
      let isV6 = socket.family == SocketFamily.v6
      let local = IPAddress(kernel: socket.local, isV6: isV6)
      let transport = Self.transport(socket)
      if socket.state == SocketState.listening && socket.type == SOCK_STREAM.rawValue
        || socket.remote_port == 0
      {
        self = .listener(address: local, port: socket.local_port, transport)
      } else {
        self = .socket(
          source: local, sourcePort: socket.local_port,
          destination: IPAddress(kernel: socket.remote, isV6: isV6), destinationPort: socket.remote_port,
          transport)
      }
    case SocketFamily.unix:
      // An abstract name begins with a NUL, shown as `@`.
      let shown = path.first == 0 ? [UInt8(ascii: "@")] + path.dropFirst() : path
      self = .unix(source: socket.sock, destination: socket.peer, path: shown)
    case SocketFamily.netlink: self = .other(.netlink, name: name)
    default: self = .other(.unsupported, name: name)
    }
  }

  private static func transport(_ socket: SocketSegment) -> L4Protocol {
    switch Int(socket.protocol) {
    case IPPROTO_TCP: .tcp
    case IPPROTO_UDP: .udp
    case IPPROTO_ICMP, IPPROTO_ICMPV6: .icmp
    default:
      socket.type == SOCK_STREAM.rawValue ? .tcp : socket.type == SOCK_DGRAM.rawValue ? .udp : .raw
    }
  }
}

extension IPAddress {
  /// The address in a socket's segment: network order, IPv4 in the first four bytes.
  init<Bytes: BitwiseCopyable>(kernel bytes: Bytes, isV6: Bool) {
    self = CLayout.withBytes(of: bytes) { IPAddress(networkOrder: $0, at: 0, isV6: isV6) }
  }
}
