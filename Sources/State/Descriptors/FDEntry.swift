public import Events

/// One open descriptor of a process, in 72 bytes: tables of them are scanned and copied often.
@frozen
public struct FDEntry: Sendable {
  public package(set) var kind: FDKind
  public package(set) var traits: Traits = []
  /// `file_flags` of the event table.
  public package(set) var openFlags: UInt32 = 0
  public package(set) var device: UInt32 = 0
  /// What `fd.name` says: a path, or the addresses of a socket as they were when it was named.
  public package(set) var name: StringID = .empty
  /// The path by which a file was opened, as the program gave it; empty where that is not known.
  public package(set) var givenName: StringID = .empty
  public package(set) var inode: UInt64 = 0
  /// Addresses and transport of a socket; what they mean depends on `kind`.
  @usableFromInline var socket: SocketBytes

  @frozen
  public struct Traits: OptionSet, Sendable {
    public let rawValue: UInt16

    @inlinable
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Was open when the capture began.
    @inlinable package static var fromStart: Traits { Traits(rawValue: 1) }
    @inlinable public static var client: Traits { Traits(rawValue: 2) }
    @inlinable public static var server: Traits { Traits(rawValue: 4) }
    @inlinable package static var isClosing: Traits { Traits(rawValue: 8) }
    @inlinable package static var isCloseCanceled: Traits { Traits(rawValue: 16) }
    @inlinable public static var connected: Traits { Traits(rawValue: 64) }
    @inlinable package static var connecting: Traits { Traits(rawValue: 128) }
    @inlinable package static var connectFailed: Traits { Traits(rawValue: 256) }
    /// Is `/dev/null`, to which nothing has been written but tracers.
    @inlinable package static var mayTrace: Traits { Traits(rawValue: 512) }
    /// Tracers have been written to it.
    @inlinable package static var traces: Traits { Traits(rawValue: 1024) }
    /// What is written to it goes to the system's log.
    @inlinable package static var logs: Traits { Traits(rawValue: 2048) }
  }

  package init(kind: FDKind) {
    self.kind = kind
    socket = SocketBytes()
  }

  public var isClient: Bool { traits.contains(.client) }
  public var isServer: Bool { traits.contains(.server) }
  /// It is known which end is the client.
  public var hasRole: Bool { !traits.isDisjoint(with: [.client, .server]) }

  /// A TCP socket over IPv4, the one kind whose name does not follow its traffic.
  var isTCPv4: Bool { kind == .ipv4Socket && transport == .tcp }
  var isUDPv4: Bool { kind == .ipv4Socket && transport == .udp }

  mutating func markConnected() {
    traits.remove([.connecting, .connectFailed])
    traits.insert(.connected)
  }
}

// MARK: - Files

extension FDEntry {
  /// The file lies in the layer of an overlay file system that is written to, as far as newer writers tell.
  public var isInUpperLayer: Bool { openFlags & OpenFlags.upperLayer != 0 }
  /// The file lies in a layer of an overlay file system that is only read.
  public var isInLowerLayer: Bool { openFlags & OpenFlags.lowerLayer != 0 }
}

// MARK: - Sockets

extension FDEntry {
  /// The client's end once the role is known, else the local one.
  public var source: IPAddress {
    get { kind == .ipv6Socket ? socket.source6 : IPAddress(v4: socket.source4.byteSwapped) }
    set {
      if newValue.isV6 { socket.source6 = newValue } else { socket.source4 = newValue.networkOrder }
    }
  }

  /// The server's end once the role is known, or the address of a listener.
  public var destination: IPAddress {
    get {
      switch kind {
      case .ipv4Listener: IPAddress(v4: socket.source4.byteSwapped)
      case .ipv6Listener: socket.source6
      case .ipv6Socket: socket.destination6
      default: IPAddress(v4: socket.destination4.byteSwapped)
      }
    }
    set {
      switch kind {
      case .ipv4Listener: socket.source4 = newValue.networkOrder
      case .ipv6Listener: socket.source6 = newValue
      case .ipv6Socket: socket.destination6 = newValue
      default: socket.destination4 = newValue.networkOrder
      }
    }
  }

  public var sourcePort: UInt16 {
    get { kind == .ipv6Socket ? socket.sourcePort6 : socket.sourcePort4 }
    set { if kind == .ipv6Socket { socket.sourcePort6 = newValue } else { socket.sourcePort4 = newValue } }
  }

  public var destinationPort: UInt16 {
    get {
      switch kind {
      case .ipv4Listener: socket.listenerPort4
      case .ipv6Listener: socket.listenerPort6
      case .ipv6Socket: socket.destinationPort6
      default: socket.destinationPort4
      }
    }
    set {
      switch kind {
      case .ipv4Listener: socket.listenerPort4 = newValue
      case .ipv6Listener: socket.listenerPort6 = newValue
      case .ipv6Socket: socket.destinationPort6 = newValue
      default: socket.destinationPort4 = newValue
      }
    }
  }

  /// The transport as the socket was made with; sockets without addresses have none.
  public var transport: L4Protocol {
    get {
      let raw =
        switch kind {
        case .ipv4Socket: socket.transport4
        case .ipv6Socket: socket.transport6
        case .ipv4Listener: socket.listenerTransport4
        case .ipv6Listener: socket.listenerTransport6
        default: UInt8(1)
        }
      return L4Protocol(rawValue: raw) ?? .unknown
    }
    set {
      switch kind {
      case .ipv4Socket: socket.transport4 = newValue.rawValue
      case .ipv6Socket: socket.transport6 = newValue.rawValue
      case .ipv4Listener: socket.listenerTransport4 = newValue.rawValue
      case .ipv6Listener: socket.listenerTransport6 = newValue.rawValue
      default: break
      }
    }
  }

  /// The transport as it is shown: none while nobody knows which end is the client, but of a raw socket always.
  public var shownTransport: L4Protocol {
    let transport = transport
    return kind.isIPSocket && transport != .raw && !hasRole ? .notApplicable : transport
  }

  /// Kernel addresses of both ends of a unix socket.
  public var unixSource: UInt64 {
    get { socket.word0 }
    set { socket.word0 = newValue }
  }

  public var unixDestination: UInt64 {
    get { socket.word1 }
    set { socket.word1 = newValue }
  }

  mutating func swapEnds() {
    if kind == .ipv4Socket { socket.swapEnds4() } else { socket.swapEnds6() }
  }
}

extension IPAddress {
  /// An IPv4 address as the four bytes of the wire, loaded in host order.
  var networkOrder: UInt32 { UInt32(truncatingIfNeeded: low).byteSwapped }
}
