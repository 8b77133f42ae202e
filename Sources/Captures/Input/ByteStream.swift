/// The decompressed bytes of a file, in order, whether it is plain, gzip or zstd.
@safe
struct ByteStream: ~Copyable {
  private var input: InputBuffer
  private var isFormatKnown = false
  private var gzip: GzipReader?
  private var zstd: ZstdReader?
  private let avoidsISAL: Bool
  private let threadCount: Int?
  let fileByteCount: UInt64?
  /// How many decompressed bytes stand before those that are handed out next.
  private(set) var offset: UInt64 = 0
  /// Where reading could begin anew, noted on the way; nil where nobody wants to know.
  private var points: AccessPointList?

  /// - Parameter threadCount: how many threads inflate frames of zstd ahead; nil for as many as are useful.
  init(path: String, avoidingISAL: Bool, threadCount: Int?) throws(CaptureError) {
    input = InputBuffer(try FileDescriptor(reading: path))
    fileByteCount = input.fileByteCount
    avoidsISAL = avoidingISAL
    self.threadCount = threadCount
    gzip = nil
    zstd = nil
    points = nil
  }

  /// The file is compressed, as far as its first bytes have been read.
  var isCompressed: Bool { gzip != nil || zstd != nil }

  /// How far the file has been read.
  var gauge: ReadingGauge { input.gauge }

  /// Notes points about every `spacing` decompressed bytes, from before the first byte on. gzip is then read by zlib.
  mutating func noteAccessPoints(every spacing: UInt64) { points = AccessPointList(spacing: spacing) }

  /// The points noted since this was last asked.
  mutating func takeAccessPoints() -> [AccessPoint] { points?.take() ?? [] }

  /// Fills the front of `target`; 0 at the end.
  ///
  /// - Parameter limit: where in the decompressed bytes reading ends for now.
  mutating func read(
    into target: UnsafeMutableRawBufferPointer, upTo limit: UInt64
  ) throws(CaptureError) -> Int {
    if !isFormatKnown { try recogniseFormat() }
    let count =
      if gzip != nil {
        try unsafe gzip?.read(from: &input, into: target) ?? 0
      } else if zstd != nil {
        try unsafe zstd?.read(from: &input, into: target, upTo: limit - min(limit, offset)) ?? 0
      } else {
        try unsafe input.read(into: target)
      }
    offset += UInt64(count)
    notePoint()
    return count
  }

  /// Looks at the first bytes for the magic of gzip and of zstd.
  private mutating func recogniseFormat() throws(CaptureError) {
    while input.count < 4, try input.refill() {}
    isFormatKnown = true
    if GzipReader.recognises(input) {
      gzip = try GzipReader(avoidingISAL: avoidsISAL, stoppingAtBlocks: points != nil)
    } else if ZstdReader.recognises(input) {
      // What comes through a pipe is shown as it comes: nothing is waited for that is not needed yet.
      let isPipe = fileByteCount == nil
      zstd = ZstdReader(threadCount: isPipe ? 0 : threadCount ?? InflatingThread.usefulCount)
    }
  }

  private mutating func notePoint() {
    guard points != nil, points?.isDue(at: offset) ?? false else { return }
    if let restart = gzip?.restart {
      points?.append(
        AccessPoint(
          kind: restart.kind, offset: offset, fileOffset: input.offset, bitCount: restart.bitCount,
          window: gzip?.window ?? []))
    } else if let next = zstd?.nextFrame {
      points?.append(AccessPoint(kind: .frame, offset: offset, fileOffset: next))
    }
  }

  /// Goes on at `point`, which was noted when the same file was read.
  mutating func seek(to point: AccessPoint) throws(CaptureError) {
    if !isFormatKnown { try recogniseFormat() }
    let isFitting =
      switch point.kind {
      case .plain: !isCompressed
      case .member, .block: gzip != nil
      case .frame: zstd != nil
      }
    guard isFitting else {
      throw CaptureError(problem: .damagedCompression(code: 0), field: "compression", offset: point.offset)
    }
    let sharesByte = point.bitCount > 0 && point.fileOffset > 0
    try input.seek(to: point.fileOffset - (sharesByte ? 1 : 0))
    offset = point.offset
    switch point.kind {
    case .plain: break
    case .frame: zstd?.beginElsewhere()
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
