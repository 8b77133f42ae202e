/// A moment in nanoseconds since 1970-01-01 00:00:00 UTC.
@frozen
public struct Timestamp: RawRepresentable, Hashable, Comparable, Sendable {
  public let rawValue: UInt64

  @inlinable
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  @inlinable
  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.rawValue < right.rawValue }

  /// Whole seconds since the epoch.
  @inlinable
  public var seconds: UInt64 { rawValue / 1_000_000_000 }

  /// Nanoseconds within the second.
  @inlinable
  public var nanosecondsOfSecond: UInt64 { rawValue % 1_000_000_000 }
}
