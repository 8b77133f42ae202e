/// The kernel's id of a thread; a process is known by the id of its first thread.
@frozen
public struct ThreadID: RawRepresentable, Hashable, Sendable {
  public let rawValue: Int64

  @inlinable
  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// "No thread": what captures store where the id was not known.
  @inlinable public static var none: ThreadID { ThreadID(rawValue: -1) }
}
