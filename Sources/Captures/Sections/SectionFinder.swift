internal import Events

/// Goes from block to block through a capture and notes where sections begin.
struct SectionFinder: ~Copyable {
  private var window: ByteWindow
  /// Places to begin at: the nearest before the block in front, and those behind it.
  private var points: [AccessPoint] = []

  /// How many decompressed bytes are read in vain at most, about, to come to a section.
  private static let pointSpacing: UInt64 = 1 << 20
  private static let sectionCode: UInt32 = 0x0A0D_0D0A

  /// - Parameter notingPoints: note where reading of a compressed capture can begin, which makes gzip slower.
  init(path: String, avoidingISAL: Bool, notingPoints: Bool = false) throws(CaptureError) {
    window = ByteWindow(try ByteStream(path: path, avoidingISAL: avoidingISAL, threadCount: nil))
    if notingPoints { window.noteAccessPoints(every: Self.pointSpacing) }
  }

  /// The capture is compressed, as far as it has been read.
  var isCompressed: Bool { window.isCompressed }

  /// All sections, up to the end or to what is no block. There is one at least: what is no capture is left to the reader.
  mutating func find() -> [CaptureSection] {
    var starts: [(offset: UInt64, point: AccessPoint?)] = []
    // What is wrong is found again, and told, by whoever reads the section that it is in.
    while let header = try? nextHeader() {
      if header.code == Self.sectionCode { starts.append((window.offset, nearestPoint)) }
      guard !starts.isEmpty, let isWhole = try? skip(header.byteCount), isWhole else { break }
    }
    if starts.isEmpty { starts.append((0, nil)) }
    return starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1].offset : .max
      return CaptureSection(range: starts[index].offset..<end, point: starts[index].point)
    }
  }

  /// Nil at the end, and where no block can begin.
  private mutating func nextHeader() throws(CaptureError) -> BlockHeader? {
    guard try ensure(8) else { return nil }
    let code = window.bytes.load(0, as: UInt32.self)
    let byteCount = window.bytes.load(4, as: UInt32.self)
    guard byteCount >= 12, byteCount <= BlockHeader.longest, byteCount % 4 == 0 else { return nil }
    return BlockHeader(code: code, byteCount: Int(byteCount))
  }

  /// Drops a block without having all of it at hand; false where the capture ends within it.
  private mutating func skip(_ byteCount: Int) throws(CaptureError) -> Bool {
    var left = byteCount
    while left > window.availableCount {
      left -= window.availableCount
      window.consume(window.availableCount)
      guard try ensure(1) else { return false }
    }
    window.consume(left)
    return true
  }

  private mutating func ensure(_ count: Int) throws(CaptureError) -> Bool {
    guard window.availableCount < count else { return true }
    let isThere = try window.ensure(count)
    points += window.takeAccessPoints()
    return isThere
  }

  /// Where reading can begin that is to come to the block in front; nil for the beginning of a compressed file.
  private var nearestPoint: AccessPoint? {
    mutating get {
      if !window.isCompressed {
        return AccessPoint(kind: .plain, offset: window.offset, fileOffset: window.offset)
      }
      let reached = points.prefix { $0.offset <= window.offset }.count
      points.removeFirst(max(reached - 1, 0))
      return reached > 0 ? points[0] : nil
    }
  }
}
