/// The file of a program, as newer writers tell of it. What is not known is 0.
public struct ExecutableFile: Equatable, Sendable {
  public var inode: UInt64 = 0
  /// When the inode was changed last, in nanoseconds since 1970.
  public var changeTime: UInt64 = 0
  /// When the content was changed last, in nanoseconds since 1970.
  public var modificationTime: UInt64 = 0
  public var traits: Traits = []

  /// Where the file lies; the bits are those of `execve_flags` in the event table.
  public struct Traits: OptionSet, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// In the layer of an overlay file system that is written to.
    public static let upperLayer = Traits(rawValue: 2)
    /// In memory, in no file system: memfd_create(2).
    public static let memory = Traits(rawValue: 4)
    /// In a layer of an overlay file system that is only read.
    public static let lowerLayer = Traits(rawValue: 8)
    public static let all: Traits = [.upperLayer, .memory, .lowerLayer]
  }

  public init() {}
}
