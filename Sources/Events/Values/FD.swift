/// A file descriptor: the small number by which a process names an open file, socket or pipe.
@frozen
public struct FD: RawRepresentable, Hashable, Sendable {
  public let rawValue: Int64

  @inlinable
  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// "The working directory", where a call takes a directory descriptor (`AT_FDCWD`).
  @inlinable public static var workingDirectory: FD { FD(rawValue: -100) }
}
