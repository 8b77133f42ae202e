/// A place in a capture file from which reading can go on without what stands before it.
///
/// Source: RFC 1951 for what deflate refers to; Documentation/formats/index.md for how points are kept.
public struct AccessPoint: Equatable, Sendable {
  /// What stands there.
  public enum Kind: UInt8, Sendable {
    /// The bytes of a capture that is not compressed.
    case plain
    /// A gzip member begins.
    case member
    /// A block of deflate begins, in the middle of a member.
    case block
    /// A zstd frame begins.
    case frame
  }

  public let kind: Kind
  /// Where the bytes that follow stand in the decompressed capture.
  public let offset: UInt64
  /// Where the first whole byte that is to be read stands in the file.
  public let fileOffset: UInt64
  /// How many bits, the highest, of the byte before `fileOffset` belong to the block: 0 to 7.
  public let bitCount: UInt8
  /// The decompressed bytes before the point that a block may refer to: 32 KB, or fewer near the beginning.
  public let window: [UInt8]

  public init(
    kind: Kind, offset: UInt64, fileOffset: UInt64, bitCount: UInt8 = 0, window: [UInt8] = []
  ) {
    self.kind = kind
    self.offset = offset
    self.fileOffset = fileOffset
    self.bitCount = bitCount
    self.window = window
  }

  /// As much as deflate can refer to.
  static let longestWindow = 32 << 10
}
