/// How far a file has been read, also for those who cannot ask its reader while that is at work.
public final class ReadingGauge {
  /// Bytes taken from the file so far, compressed ones where it is compressed.
  public internal(set) var position: UInt64 = 0
  /// The size of the file; nil for what has none.
  public let byteCount: UInt64?

  init(byteCount: UInt64?) { self.byteCount = byteCount }

  /// From 0 to 1; nil where the size is unknown.
  public var fraction: Double? {
    guard let byteCount, byteCount > 0 else { return nil }
    return Double(position) / Double(byteCount)
  }
}
