internal import Events

/// Reading only parts of a capture, and noting where those could begin.
extension CaptureReader {
  /// Reads what `guide` says from now on, beginning with its first leg. The reader has not read anything yet.
  public mutating func follow(_ guide: any CaptureGuide) throws {
    self.guide = guide
    _ = try beginNextLeg()
  }

  /// Goes on with the next leg; false at the end.
  @inline(never)
  mutating func beginNextLeg() throws(CaptureError) -> Bool {
    guard let leg = guide?.nextLeg() else { return false }
    switch leg.content {
    case .part(let range, let point):
      try window.move(to: range.lowerBound, limit: range.upperBound, through: point)
    case .blocks(let bytes, let offset): window.show(bytes.rawSpan, at: offset)
    }
    eventCount = leg.firstEvent &- 1
    return true
  }

  /// Notes access points on the way, about every `spacing` decompressed bytes. Called before anything is read.
  public mutating func noteAccessPoints(every spacing: UInt64) { window.noteAccessPoints(every: spacing) }

  /// The points that were noted since this was last asked; those of plain files need no noting.
  public mutating func takeAccessPoints() -> [AccessPoint] { window.takeAccessPoints() }

  /// The block of the event that was handed out last, as it stands in the capture. Valid until the next is asked for.
  public var latestBlock: RawSpan {
    @_lifetime(borrow self)
    get { window.bytes.window(0, byteCount: pendingByteCount) }
  }

  /// Where that block stands in the decompressed capture.
  public var latestBlockOffset: UInt64 { window.offset }
}
