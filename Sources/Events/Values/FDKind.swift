/// What kind of thing a descriptor names; the raw values are those of capture files.
@frozen
public struct FDKind: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt8

  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  @inlinable public static var unknown: FDKind { FDKind(rawValue: 0) }
  @inlinable public static var file: FDKind { FDKind(rawValue: 1) }
  @inlinable public static var directory: FDKind { FDKind(rawValue: 2) }
  @inlinable public static var ipv4Socket: FDKind { FDKind(rawValue: 3) }
  @inlinable public static var ipv6Socket: FDKind { FDKind(rawValue: 4) }
  @inlinable public static var ipv4Listener: FDKind { FDKind(rawValue: 5) }
  @inlinable public static var ipv6Listener: FDKind { FDKind(rawValue: 6) }
  @inlinable public static var fifo: FDKind { FDKind(rawValue: 7) }
  @inlinable public static var unixSocket: FDKind { FDKind(rawValue: 8) }
  @inlinable public static var event: FDKind { FDKind(rawValue: 9) }
  @inlinable public static var unsupported: FDKind { FDKind(rawValue: 10) }
  @inlinable public static var signal: FDKind { FDKind(rawValue: 11) }
  @inlinable public static var eventPoll: FDKind { FDKind(rawValue: 12) }
  @inlinable public static var inotify: FDKind { FDKind(rawValue: 13) }
  @inlinable public static var timer: FDKind { FDKind(rawValue: 14) }
  @inlinable public static var netlink: FDKind { FDKind(rawValue: 15) }
  /// A file with its open flags, in files since scap 1.2.
  @inlinable public static var fileV2: FDKind { FDKind(rawValue: 16) }
  @inlinable public static var bpf: FDKind { FDKind(rawValue: 17) }
  @inlinable public static var userFault: FDKind { FDKind(rawValue: 18) }
  @inlinable public static var ioURing: FDKind { FDKind(rawValue: 19) }
  @inlinable public static var memory: FDKind { FDKind(rawValue: 20) }
  @inlinable public static var process: FDKind { FDKind(rawValue: 21) }
  /// A socket that has not been given a family yet, or was never seen being made.
  @inlinable public static var uninitialized: FDKind { FDKind(rawValue: 255) }

  @inlinable
  public var isIPSocket: Bool { rawValue == 3 || rawValue == 4 }

  @inlinable
  public var isIPListener: Bool { rawValue == 5 || rawValue == 6 }

  @inlinable
  public var isFile: Bool { rawValue == 1 || rawValue == 16 }
}
