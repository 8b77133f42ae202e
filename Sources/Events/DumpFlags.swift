/// What the writer of a capture noted beside an event.
@frozen
public struct DumpFlags: OptionSet, Sendable {
  public let rawValue: UInt32

  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Kept only so that the state is right: the event is applied, but not shown.
  @inlinable
  public static var stateOnly: DumpFlags { DumpFlags(rawValue: 1) }
  /// A write to /dev/null that carries a tracer.
  @inlinable public static var tracer: DumpFlags { DumpFlags(rawValue: 2) }
}
