/// What the writer of a capture noted beside an event.
@frozen
public struct DumpFlags: OptionSet, Sendable {
  public let rawValue: UInt8

  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Kept only so that the state is right: the event is applied, but not shown.
  @inlinable
  public static var stateOnly: DumpFlags { DumpFlags(rawValue: 1) }
  /// The event is a write of a tracer, even where the reader does not know of the descriptor that it is to `/dev/null`.
  @inlinable
  public static var tracer: DumpFlags { DumpFlags(rawValue: 2) }
  /// A container record at the head of a section: part of what was true before, applied but never shown. No file
  /// stores this; the reader notes it.
  @inlinable public static var leadingRecord: DumpFlags { DumpFlags(rawValue: 1 << 7) }

  /// The event is there for the state alone.
  @inlinable public var hidesEvent: Bool {
    rawValue & (Self.stateOnly.rawValue | Self.leadingRecord.rawValue) != 0
  }
}
