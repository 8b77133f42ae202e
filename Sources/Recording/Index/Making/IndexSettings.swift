/// How finely an index divides a capture; Documentation/architecture.md has the reasons.
package struct IndexSettings: Sendable {
  /// How long a stretch is, decompressed, at least.
  package var stretchByteCount = 32 << 10
  /// How far apart access points are, decompressed, at least.
  package var pointSpacing: UInt64 = 32 << 10
  /// How many stretches have a digest together, ascending.
  package var runLengths = [4, 16, 64]

  package init() {}
}
