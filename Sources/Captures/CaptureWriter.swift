internal import Events

/// Writes a capture to a file, plain or compressed.
///
///     var writer = try CaptureWriter(path: "trace.scap", compresses: true)
///     writer.blocks.beginSection()
///     writer.blocks.append(event)
///     try writer.flushIfDue()
///     try writer.finish()
///
/// Blocks are collected and written many at a time, always whole ones, and compressed ones as a gzip member of their own:
/// whatever happens to the process, the file ends with a block, and opens. When the disk is full the file is cut back
/// to its last whole block.
public struct CaptureWriter: ~Copyable {
  /// What is to be written next.
  public var blocks = BlockBuffer(capacity: 300 << 10)
  private var file: OutputDescriptor
  private let deflater: Deflater?

  /// How many bytes are collected: enough for few calls of the system, and for compression to find what repeats.
  private static let plainChunk = 256 << 10
  private static let compressedChunk = 1 << 20
  /// A third less time than zlib's own choice, 6, for files that are 5% larger.
  private static let level: Int32 = 5

  /// Makes the file at `path`, or empties it; `-` is standard output.
  public init(path: String, compresses: Bool = false) throws(CaptureWritingError) {
    file = try OutputDescriptor(path: path)
    deflater = compresses ? Deflater(level: Self.level) : nil
  }

  public var path: String { file.path }

  /// How large the file is, with what is collected where that is written as it is.
  public var byteCount: Int { file.byteCount + (deflater == nil ? blocks.byteCount : 0) }

  /// The reader of a pipe has gone; nothing is written any more.
  public var isClosed: Bool { file.isClosed }

  /// Writes what is collected if it is much.
  @inline(__always)
  public mutating func flushIfDue() throws(CaptureWritingError) {
    if blocks.byteCount >= Self.plainChunk { try flushIfFull() }
  }

  @inline(never)
  private mutating func flushIfFull() throws(CaptureWritingError) {
    if deflater == nil || blocks.byteCount >= Self.compressedChunk { try flush() }
  }

  /// Writes what is collected, so that it is safe whatever happens to the process.
  public mutating func flush() throws(CaptureWritingError) {
    blocks.endRecords()
    guard blocks.byteCount > 0 else { return }
    defer { blocks.removeAll() }
    try Self.write(blocks, to: &file, through: deflater)
  }

  private static func write(
    _ blocks: borrowing BlockBuffer, to file: inout OutputDescriptor, through deflater: Deflater?
  ) throws(CaptureWritingError) {
    guard let deflater else { return try file.write(blocks.bytes, keeping: wholeBlocks) }
    try deflater.withMember(of: blocks.bytes) { member throws(CaptureWritingError) in
      // Half a member is of no use.
      try file.write(member) { _, _ in 0 }
    }
  }

  /// Writes blocks that were collected elsewhere, behind what is collected here.
  public mutating func write(_ other: borrowing BlockBuffer) throws(CaptureWritingError) {
    try flush()
    guard other.byteCount > 0 else { return }
    try Self.write(other, to: &file, through: deflater)
  }

  /// Finds out whether the file at `path` can be made, and leaves no trace.
  public static func check(path: String) throws(CaptureWritingError) {
    try OutputDescriptor.check(path: path)
  }

  /// Writes what is left. The file is complete then.
  public mutating func finish() throws(CaptureWritingError) { try flush() }

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
