internal import Events

/// Cuts one direction of a stream into frames, wherever its buffers are cut.
///
/// After a gap that hides a header, and where a header cannot be one, the rest of the buffer is passed over; the next
/// buffer is taken for the beginning of a frame.
struct FrameReader {
  /// What a header says of the payload behind it.
  struct Size {
    let payload: Int
    /// How many bytes of the payload are wanted.
    let kept: Int

    init(_ payload: Int, keeping kept: Int = Frame.longestKept) {
      self.payload = payload
      self.kept = min(payload, kept)
    }
  }

  let headerByteCount: Int
  /// Nil where these bytes cannot be a header.
  let measure: (RawSpan) -> Size?
  private var frame: Frame?
  private var size: Size?
  /// Set until a buffer begins.
  private var isLost = false
  private var lostByteCount = 0

  init(headerByteCount: Int, measure: @escaping (RawSpan) -> Size?) {
    self.headerByteCount = headerByteCount
    self.measure = measure
  }

  /// The next frame that ends in this piece; nil where the piece has been gone through.
  mutating func next(_ piece: inout Piece) -> Frame? {
    if piece.isStart { isLost = false }
    guard !isLost else {
      lostByteCount += piece.skip(piece.rest)
      return nil
    }
    guard piece.rest > 0 else { return nil }
    var current = frame ?? Frame(headerByteCount: headerByteCount, first: piece.instant, last: piece.instant)
    frame = nil
    if piece.rest > 0 { current.last = piece.instant }
    guard let size = readHeader(&piece, &current) else { return nil }
    readPayload(&piece, &current, size)
    guard current.byteCount == headerByteCount + size.payload else {
      frame = current
      return nil
    }
    current.isTruncated = current.bytes.count < headerByteCount + size.kept
    self.size = nil
    return current
  }

  /// How many bytes were passed over since this was asked last, because frames could not be told in them.
  mutating func takeLoss() -> Int {
    defer { lostByteCount = 0 }
    return lostByteCount
  }

  /// Takes what comes next for the beginning of a frame.
  private mutating func forget() {
    frame = nil
    size = nil
  }

  private mutating func readHeader(_ piece: inout Piece, _ current: inout Frame) -> Size? {
    if let size { return size }
    while current.bytes.count < headerByteCount {
      guard let byte = piece.next() else {
        if piece.missing > 0 { lose(&piece, with: current) } else { frame = current }
        return nil
      }
      current.bytes.append(byte)
    }
    current.byteCount = headerByteCount
    size = measure(current.bytes.rawSpan)
    if size == nil { lose(&piece, with: current) }
    return size
  }

  private func readPayload(_ piece: inout Piece, _ current: inout Frame, _ size: Size) {
    let awaited = headerByteCount + size.payload - current.byteCount
    // What is kept has no holes: nothing more once a byte is missing.
    let isWhole = current.bytes.count == current.byteCount
    let wanted = isWhole ? headerByteCount + size.kept - current.bytes.count : 0
    let kept = min(wanted, piece.remaining)
    if kept > 0 { current.bytes += [UInt8](copying: piece.ahead.extracting(first: kept)) }
    current.byteCount += piece.skip(awaited)
  }

  private mutating func lose(_ piece: inout Piece, with current: Frame) {
    forget()
    isLost = true
    lostByteCount += current.bytes.count + piece.skip(piece.rest)
  }
}

extension Frame {
  /// How much of a payload is kept where nothing else is said.
  static let longestKept = 4096
}
