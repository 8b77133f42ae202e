public import Events

/// One open descriptor of a process.
@frozen
public struct FDEntry: Sendable {
  public var kind: FDKind
  public var transport: L4Protocol = .unknown
  public var traits: Traits = []
  /// `file_flags` of the event table.
  public var openFlags: UInt32 = 0
  public var device: UInt32 = 0
  public var inode: UInt64 = 0
  /// What `fd.name` says: a path, or the addresses of a socket as they were when it was named.
  public var name: StringID = .empty
  /// Both ends of an IP socket, or the address of a listener in `destination`; client first once the role is known.
  public var source = IPAddress(v4: 0)
  public var destination = IPAddress(v4: 0)
  public var sourcePort: UInt16 = 0
  public var destinationPort: UInt16 = 0
  /// Kernel addresses of both ends of a unix socket.
  public var unixSource: UInt64 = 0
  public var unixDestination: UInt64 = 0

  @frozen
  public struct Traits: OptionSet, Sendable {
    public let rawValue: UInt16

    @inlinable
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Was open when the capture began.
    public static let fromStart = Traits(rawValue: 1)
    public static let client = Traits(rawValue: 2)
    public static let server = Traits(rawValue: 4)
    public static let isClosing = Traits(rawValue: 8)
    public static let isCloseCanceled = Traits(rawValue: 16)
    /// One end of a socketpair.
    public static let socketPair = Traits(rawValue: 32)
    public static let connected = Traits(rawValue: 64)
    public static let connecting = Traits(rawValue: 128)
    public static let connectFailed = Traits(rawValue: 256)
    public static let cloned = Traits(rawValue: 512)
  }

  public init(kind: FDKind) { self.kind = kind }
}
