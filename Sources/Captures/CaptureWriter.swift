internal import Events

/// Writes a capture to a file, plain or compressed.
///
///     var writer = try CaptureWriter(path: "trace.scap", compression: .zstd)
///     writer.blocks.beginSection()
///     writer.blocks.append(event)
///     try writer.flushIfDue()
///     try writer.finish()
///
/// Blocks are collected and written many at a time, always whole ones, and compressed ones as a gzip member or a zstd
/// frame of their own: whatever happens to the process, the file ends with a block, and opens. When the disk is full the
/// file is cut back to its last whole block.
public struct CaptureWriter: ~Copyable {
  /// What is to be written next.
  public var blocks = BlockBuffer(capacity: 300 << 10)
  private var file: OutputDescriptor
  private let compressor: PieceCompressor?
  /// The frames in the file, where it has frames.
  private var frames = SeekTable()

  /// How many bytes are collected: enough for few calls of the system, and for compression to find what repeats.
  private static let plainChunk = 256 << 10
  private static let compressedChunk = 1 << 20

  /// Makes the file at `path`, or empties it; `-` is standard output.
  public init(path: String, compression: CaptureCompression = .none) throws(CaptureWritingError) {
    file = try OutputDescriptor(path: path)
    compressor = PieceCompressor(compression)
  }

  public var path: String { file.path }

  /// How large the file is, with what is collected where that is written as it is.
  public var byteCount: Int { file.byteCount + (compressor == nil ? blocks.byteCount : 0) }

  /// The reader of a pipe has gone; nothing is written any more.
  public var isClosed: Bool { file.isClosed }

  /// Writes what is collected if it is much.
  @inline(__always)
  public mutating func flushIfDue() throws(CaptureWritingError) {
    if blocks.byteCount >= Self.plainChunk { try flushIfFull() }
  }

  @inline(never)
  private mutating func flushIfFull() throws(CaptureWritingError) {
    if compressor == nil || blocks.byteCount >= Self.compressedChunk { try flush() }
  }

  /// Writes what is collected, so that it is safe whatever happens to the process.
  public mutating func flush() throws(CaptureWritingError) {
    blocks.endRecords()
    guard blocks.byteCount > 0 else { return }
    defer { blocks.removeAll() }
    try Self.write(blocks, to: &file, through: compressor, noting: &frames)
  }

  /// Writes blocks that were collected elsewhere, behind what is collected here.
  public mutating func write(_ other: borrowing BlockBuffer) throws(CaptureWritingError) {
    try flush()
    try Self.write(other, to: &file, through: compressor, noting: &frames)
  }

  /// Writes blocks, compressed ones in pieces.
  private static func write(
    _ blocks: borrowing BlockBuffer, to file: inout OutputDescriptor, through compressor: PieceCompressor?,
    noting frames: inout SeekTable
  ) throws(CaptureWritingError) {
    let bytes = blocks.bytes
    guard let compressor else { return try file.write(bytes, keeping: wholeBlocks) }
    var start = 0
    while start < bytes.byteCount {
      let piece = bytes.window(start, byteCount: pieceByteCount(bytes, from: start))
      var storedCount = 0
      try compressor.withPiece(of: piece) { stored throws(CaptureWritingError) in
        // Half a piece is of no use.
        try file.write(stored) { _, _ in 0 }
        storedCount = stored.byteCount
      }
      if case .zstd = compressor {
        frames.append(storedCount: storedCount, inflatedCount: piece.byteCount)
      }
      start += piece.byteCount
    }
  }

  /// How many bytes from `start` on make a piece: whole blocks, as many as a piece is worth.
  private static func pieceByteCount(_ blocks: RawSpan, from start: Int) -> Int {
    var end = start
    while end - start < compressedChunk, end + 8 <= blocks.byteCount {
      end += max(Int(blocks.load(end + 4, as: UInt32.self)), 8)
    }
    return min(end, blocks.byteCount) - start
  }

  /// Finds out whether the file at `path` can be made, and leaves no trace.
  public static func check(path: String) throws(CaptureWritingError) {
    try OutputDescriptor.check(path: path)
  }

  /// Writes what is left. The file is complete then.
  public mutating func finish() throws(CaptureWritingError) {
    try flush()
    let table = frames.bytes
    if !table.isEmpty { try file.write(table.bytes) { _, _ in 0 } }
    frames = SeekTable()
  }

  /// How many of the first `count` bytes are whole blocks.
  private static func wholeBlocks(_ bytes: RawSpan, _ count: Int) -> Int {
    var end = 0
    while end + 8 <= count {
      let next = end + Int(bytes.load(end + 4, as: UInt32.self))
      guard next > end, next <= count else { break }
      end = next
    }
    return end
  }
}
