/// How finely an index divides a capture; Documentation/architecture.md has the reasons.
public struct IndexSettings: Sendable {
  /// How long a stretch is, decompressed, at least.
  public var stretchByteCount = 32 << 10
  /// How far apart access points are, decompressed, at least.
  public var pointSpacing: UInt64 = 32 << 10
  /// How many stretches have a digest together, ascending.
  public var runLengths = [4, 16, 64]

  public init() {}
}
