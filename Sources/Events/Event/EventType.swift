/// The code of an event: even when a call is entered, odd when it returns.
///
/// Codes come from files, so any value may turn up: `EventTable` answers nil for those it does not know.
@frozen
public struct EventType: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16

  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The call is being entered (`>`), as opposed to returning (`<`).
  @inlinable
  public var isEnter: Bool { rawValue & 1 == 0 }

  /// A system call without an event of its own, entered or returning.
  @inlinable public var isGeneric: Bool { rawValue <= 1 }
}
