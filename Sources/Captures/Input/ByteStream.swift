/// The decompressed bytes of a file, in order, whether it is plain or gzip.
@safe
struct ByteStream: ~Copyable {
  private var input: InputBuffer
  private var isFormatKnown = false
  private var gzip: GzipReader?
  private let avoidsISAL: Bool
  let fileByteCount: UInt64?
  /// How many decompressed bytes stand before those that are handed out next.
  private(set) var offset: UInt64 = 0
  /// Where reading could begin anew, noted on the way; nil where nobody wants to know.
  private var points: AccessPointList?

  init(path: String, avoidingISAL: Bool = false) throws(CaptureError) {
    input = InputBuffer(try FileDescriptor(reading: path))
    fileByteCount = input.fileByteCount
    avoidsISAL = avoidingISAL
    gzip = nil
    points = nil
  }

  /// The file is compressed, as far as its first bytes have been read.
  var isCompressed: Bool { gzip != nil }

  /// Bytes taken from the file so far, compressed ones where it is compressed.
  var consumedByteCount: UInt64 { input.endOffset }

  /// Notes points about every `spacing` decompressed bytes, from before the first byte on. gzip is then read by zlib.
  mutating func noteAccessPoints(every spacing: UInt64) { points = AccessPointList(spacing: spacing) }

  /// The points noted since this was last asked.
  mutating func takeAccessPoints() -> [AccessPoint] { points?.take() ?? [] }

  /// Fills the front of `target`; 0 at the end.
  mutating func read(into target: UnsafeMutableRawBufferPointer) throws(CaptureError) -> Int {
    if !isFormatKnown { try recogniseFormat() }
    let count =
      gzip == nil
      ? try unsafe input.read(into: target) : try unsafe gzip?.read(from: &input, into: target) ?? 0
    offset += UInt64(count)
    notePoint()
    return count
  }

  /// Looks at the first bytes: gzip's magic or not.
  private mutating func recogniseFormat() throws(CaptureError) {
    while input.count < 2, try input.refill() {}
    isFormatKnown = true
    if input.count >= 2, input[0] == 0x1F, input[1] == 0x8B {
      gzip = try GzipReader(avoidingISAL: avoidsISAL, stoppingAtBlocks: points != nil)
    }
  }

  private mutating func notePoint() {
    guard points != nil, let restart = gzip?.restart, points?.isDue(at: offset) ?? false else { return }
    points?.append(
      AccessPoint(
        kind: restart.kind, offset: offset, fileOffset: input.offset, bitCount: restart.bitCount,
        window: gzip?.window ?? []))
  }

  /// Goes on at `point`, which was noted when the same file was read.
  mutating func seek(to point: AccessPoint) throws(CaptureError) {
    if !isFormatKnown { try recogniseFormat() }
    guard point.kind == .plain || gzip != nil else {
      throw CaptureError(problem: .damagedCompression(code: 0), field: "gzip", offset: point.offset)
    }
    let sharesByte = point.bitCount > 0 && point.fileOffset > 0
    try input.seek(to: point.fileOffset - (sharesByte ? 1 : 0))
    offset = point.offset
    switch point.kind {
    case .plain, .frame: break
    case .member: gzip?.beginMember()
    case .block:
      var bits: UInt8 = 0
      if sharesByte, try input.refill() {
        bits = input[0] >> (8 - (point.bitCount & 7))
        input.consume(1)
      }
      try gzip?.beginInside(bits: bits, point)
    }
  }
}
