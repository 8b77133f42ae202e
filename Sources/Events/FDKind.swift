/// What kind of thing a descriptor names; the raw values are those of capture files.
@frozen
public struct FDKind: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt8

  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let unknown = FDKind(rawValue: 0)
  public static let file = FDKind(rawValue: 1)
  public static let directory = FDKind(rawValue: 2)
  public static let ipv4Socket = FDKind(rawValue: 3)
  public static let ipv6Socket = FDKind(rawValue: 4)
  public static let ipv4Listener = FDKind(rawValue: 5)
  public static let ipv6Listener = FDKind(rawValue: 6)
  public static let fifo = FDKind(rawValue: 7)
  public static let unixSocket = FDKind(rawValue: 8)
  public static let event = FDKind(rawValue: 9)
  public static let unsupported = FDKind(rawValue: 10)
  public static let signal = FDKind(rawValue: 11)
  public static let eventPoll = FDKind(rawValue: 12)
  public static let inotify = FDKind(rawValue: 13)
  public static let timer = FDKind(rawValue: 14)
  public static let netlink = FDKind(rawValue: 15)
  /// A file with its open flags, in files since scap 1.2.
  public static let fileV2 = FDKind(rawValue: 16)
  public static let bpf = FDKind(rawValue: 17)
  public static let userFault = FDKind(rawValue: 18)
  public static let ioURing = FDKind(rawValue: 19)
  public static let memory = FDKind(rawValue: 20)
  public static let process = FDKind(rawValue: 21)
  /// A socket that has not been given a family yet, or was never seen being made.
  public static let uninitialized = FDKind(rawValue: 255)

  @inlinable
  public var isIPSocket: Bool { rawValue == 3 || rawValue == 4 }

  @inlinable
  public var isIPListener: Bool { rawValue == 5 || rawValue == 6 }

  @inlinable
  public var isFile: Bool { rawValue == 1 || rawValue == 16 }
}
