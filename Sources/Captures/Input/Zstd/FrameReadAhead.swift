/// The next frames of a file, in their order, each being inflated by a thread of its own while those before it are read.
///
///     being read | being inflated | being inflated | free
@safe
struct FrameReadAhead: ~Copyable {
  /// A frame that was taken out of the file.
  struct Frame {
    let work: FrameWork
    /// All of it was gathered. Of one that is cut off, or cannot be what it says, the rest stands in the file.
    let isWhole: Bool
    /// Where in the file the next one begins.
    let end: UInt64
    /// How much of it has been read, of its inflated form or else of the other.
    var position = 0
  }

  private let threadCount: Int
  private var threads: [InflatingThread] = []
  private var frames: [Frame] = []
  /// How many frames were taken, which says whose turn it is.
  private var turn = 0
  /// How many inflated bytes there are ahead, of those that were taken whole.
  private var byteCount: UInt64 = 0
  /// What stands at the front of the file has to be read first.
  private var isBlocked = false

  init(threadCount: Int) { self.threadCount = threadCount }

  /// The frame that is read next; nil when the file itself is.
  var front: Frame? { frames.first }

  /// Takes frames out of the file and lets them be inflated, as long as a thread is free and no more than `room` bytes
  /// stand ahead.
  mutating func fill(from input: inout InputBuffer, upTo room: UInt64) throws(CaptureError) {
    if threadCount > 0, threads.isEmpty { threads = (0..<threadCount).compactMap { _ in InflatingThread() } }
    while frames.count < threads.count, !isBlocked {
      guard let header = try Self.header(&input),
        header.inflatedByteCount <= min(UInt64(FrameWork.longestFrame), room - min(room, byteCount))
      else {
        // With nothing ahead of it, it is read from the file.
        isBlocked = !frames.isEmpty
        return
      }
      let work = threads[turn % threads.count].work
      turn += 1
      work.clear()
      let isWhole = try Self.gather(header, from: &input, into: work)
      frames.append(Frame(work: work, isWhole: isWhole, end: input.offset))
      isBlocked = !isWhole
      if isWhole {
        byteCount += header.inflatedByteCount
        work.begin()
      }
    }
  }

  /// `count` more bytes of the front have been read.
  mutating func advance(_ count: Int) {
    frames[0].position += count
    if frames[0].isWhole { byteCount -= min(byteCount, UInt64(count)) }
  }

  /// The front has been read.
  mutating func removeFront() {
    frames.removeFirst()
    if frames.isEmpty { (isBlocked, byteCount) = (false, 0) }
  }

  /// Forgets all frames.
  mutating func removeAll() {
    for frame in frames { frame.work.wait() }
    frames.removeAll()
    (isBlocked, byteCount) = (false, 0)
  }

  private static let blockHeaderByteCount = 3
  /// The type of a block that holds one byte, however long it is when inflated.
  private static let repeatedByteType: UInt32 = 1

  private static func header(_ input: inout InputBuffer) throws(CaptureError) -> FrameHeader? {
    while input.count < FrameHeader.longest, try input.refill() {}
    return FrameHeader(input)
  }

  /// Moves a frame from the file to `work`; false when it is cut off or does not fit.
  ///
  /// Source: RFC 8878, 3.1.1.2: a block's header has three bytes; the lowest bit marks the last block, two say its type,
  /// and the others its length.
  private static func gather(
    _ header: FrameHeader, from input: inout InputBuffer, into work: FrameWork
  ) throws(CaptureError) -> Bool {
    guard try take(header.byteCount, from: &input, into: work) else { return false }
    var isLast = false
    while !isLast {
      while input.count < blockHeaderByteCount { guard try input.refill() else { return false } }
      let block = UInt32(input[0]) | UInt32(input[1]) << 8 | UInt32(input[2]) << 16
      isLast = block & 1 != 0
      let isRepeatedByte = block >> 1 & 3 == repeatedByteType
      let byteCount = isRepeatedByte ? 1 : Int(block >> 3)
      guard try take(blockHeaderByteCount + byteCount, from: &input, into: work) else { return false }
    }
    return try take(header.checksumByteCount, from: &input, into: work)
  }

  private static func take(
    _ count: Int, from input: inout InputBuffer, into work: FrameWork
  ) throws(CaptureError) -> Bool {
    var left = count
    while left > 0 {
      if input.count == 0 { guard try input.refill() else { return false } }
      let part = min(left, input.count)
      guard work.append(part, of: input) else { return false }
      input.consume(part)
      left -= part
    }
    return true
  }
}
