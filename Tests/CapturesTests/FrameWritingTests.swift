import Captures
import Events
import TestSupport
import Testing

/// A capture in frames is as zstd's seekable format has it: a table at the end says where each frame is, and each can be
/// inflated by itself.
@Suite struct FrameWritingTests {
  private struct Frame {
    let stored: [UInt8]
    let inflatedCount: Int
  }

  /// The frames of a file, by its table.
  private func frames(_ bytes: [UInt8]) throws -> [Frame] {
    try #require(bytes.count > 17)
    let footer = bytes.count - 9
    try #require(BlockMap.number(bytes, footer + 5) == 0x8F92_EAB1 && bytes[footer + 4] == 0)
    let count = Int(BlockMap.number(bytes, footer))
    let table = footer - 8 * count
    try #require(BlockMap.number(bytes, table - 8) == 0x184D_2A5E)
    try #require(Int(BlockMap.number(bytes, table - 4)) == 8 * count + 9)
    var frames: [Frame] = []
    var start = 0
    for index in 0..<count {
      let end = start + Int(BlockMap.number(bytes, table + 8 * index))
      let inflatedCount = Int(BlockMap.number(bytes, table + 8 * index + 4))
      frames.append(Frame(stored: Array(bytes[start..<end]), inflatedCount: inflatedCount))
      start = end
    }
    #expect(start == table - 8, "the frames reach to the table")
    return frames
  }

  private func event(_ byteCount: Int) -> EventImage {
    EventImage(
      EventType(rawValue: 9), at: Timestamp(rawValue: 5), on: ThreadID(rawValue: 1),
      params: [[UInt8](repeating: 0, count: 8), [UInt8](repeating: 7, count: byteCount)], dumpFlags: [])
  }

  @Test func framesAreOfAMegabyteAndOfWholeBlocks() throws {
    let file = TemporaryFile([])
    var writer = try CaptureWriter(path: file.path, compression: .zstd)
    writer.blocks.beginSection()
    for index in 0..<6_000 {
      writer.blocks.append(event(700 + index % 100))
      try writer.flushIfDue()
    }
    // Blocks that were collected elsewhere are cut in the same way.
    var others = BlockBuffer()
    for _ in 0..<4_000 { others.append(event(1_000)) }
    try writer.write(others)
    try writer.finish()
    let frames = try frames(try #require(fileBytes(file.path)))
    #expect(frames.count >= 8 && frames.allSatisfy { $0.inflatedCount < (1 << 20) + 1_100 })
    #expect(frames.filter { $0.inflatedCount >= 1 << 20 }.count >= frames.count - 2)
    var blockCount = 0
    for frame in frames {
      let inflated = try #require(Zstd.inflated(frame.stored))
      #expect(inflated.count == frame.inflatedCount)
      let map = BlockMap(inflated)
      #expect(map.blocks.last?.range.upperBound == inflated.count, "a frame ends with a block")
      blockCount += map.blocks.count
    }
    #expect(blockCount == 10_001)
  }

  @Test func anEmptyCaptureIsAFrame() throws {
    let file = TemporaryFile([])
    var writer = try CaptureWriter(path: file.path, compression: .zstd)
    writer.blocks.beginSection()
    try writer.finish()
    #expect(try frames(try #require(fileBytes(file.path))).count == 1)
    #expect(CaptureContents(path: file.path).error == nil)
  }
}
